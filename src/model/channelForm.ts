import { z } from 'zod';
import { id, localized } from './text.ts';

/**
 * How a field is typed. line: one line; text: several; date: an ISO date; url: a web address;
 * platform: one of platforms.yaml, kept by its id.
 */
export const fieldKinds = ['line', 'text', 'date', 'url', 'platform'] as const;

export const channelFieldSchema = z.strictObject({
  id,
  label: localized,
  hint: localized.optional(),
  kind: z.enum(fieldKinds),
  /** What browsers may fill in by themselves, such as "name" or "organization". */
  autocomplete: z.string().optional(),
  /**
   * A channel may do without it. A paragraph of the user policy that needs it is then left out;
   * any other blank shows as its label in brackets.
   */
  optional: z.literal(true).optional(),
});
export type ChannelField = z.infer<typeof channelFieldSchema>;

/** What a channel's record asks: free text in fields, closed choices as facts. */
export const channelFormSchema = z.strictObject({
  fields: z.array(channelFieldSchema).min(1),
  /** The whole form in the order to ask: ids of fields and of facts; where both have an id, the field is meant. */
  groups: z.array(z.strictObject({ id, title: localized, asks: z.array(id).min(1) })).min(1),
});
export type ChannelForm = z.infer<typeof channelFormSchema>;
