import { docsLoader, i18nLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';

const schemaFor = docsSchema({
  extend: z.object({
    /** Id of the policy that the page belongs to. */
    policy: z.string().optional(),
    /** Where in the policy the page's matter stands, such as "§ 7". */
    cite: z.string().optional(),
    /** Address of the page that this one shows the tool of, for an intranet's frame. */
    fullPage: z.string().optional(),
  }),
});
/** Starlight asks again for every page that is not Markdown, and making a schema takes many times as long as using it. */
let schema: ReturnType<typeof schemaFor> | undefined;

export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: (context) => (schema ??= schemaFor(context)) }),
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema() }),
};
