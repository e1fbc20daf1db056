import { z } from 'zod';
import type { Content } from '../model/content.ts';
import { forces } from '../model/rule.ts';
import { id, localized } from '../model/text.ts';
import { ruleUrl } from './site.ts';

/** The file for other programs: /data/rules.json. Its JSON Schema stands beside it. */
export const rulesFileSchema = z.strictObject({
  rules: z.array(
    z.strictObject({
      id: id.describe('Stable for ever; also the anchor in the address.'),
      policy: id,
      section: z.string().describe('The part of the address that names the guidance page.'),
      force: z.enum(forces),
      who: z.array(id).describe('Whom the rule addresses.'),
      topic: id.describe('Rules of different policies meet by topic.'),
      text: localized.describe('The rule in plain words, in Swedish and English.'),
      url: z.strictObject({ sv: z.string(), en: z.string() }),
    }),
  ),
});
export type RulesFile = z.infer<typeof rulesFileSchema>;

/** @param base The site's address or base path, in front of every address. */
export function rulesFile(content: Content, base = '/'): RulesFile {
  return {
    rules: content.policies
      .flatMap((policy) => policy.rules)
      .map((rule) => ({
        id: rule.id,
        policy: rule.policy,
        section: rule.section,
        force: rule.force,
        who: rule.who,
        topic: rule.topic,
        text: rule.text,
        url: { sv: ruleUrl(rule, 'sv', base), en: ruleUrl(rule, 'en', base) },
      })),
  };
}

/** JSON Schema of the rules file. */
export function rulesFileJsonSchema(): object {
  return z.toJSONSchema(rulesFileSchema);
}
