import { z } from 'zod';
import { id } from './text.ts';

/** Name of the file format; a file without it is somebody else's. */
export const channelFormat = 'kanalguiden-channel';
/** Grows when the shape changes; older records are carried over step by step. */
export const channelVersion = 1;

const typed = z.string().max(20_000);

/** What the user has said of one item of the checklist. */
export const tickSchema = z.strictObject({
  state: z.enum(['open', 'done', 'not-for-us']),
  /** The day on which it was done: an ISO date or blank. */
  on: z.string().max(10),
  note: typed,
  /** Why the item is not for this channel. */
  reason: typed,
  /** Stamp of the rule's text when the state was set; another stamp now means that the rule has changed. */
  stamp: z.string().max(64),
});
export type Tick = z.infer<typeof tickSchema>;

/** What the user tells about one channel: one local record that all tools share. The file that is exported is the same. */
export const channelSchema = z.strictObject({
  format: z.literal(channelFormat),
  version: z.literal(channelVersion),
  /** Random; tells the record apart on this device. */
  id: z.string().regex(/^[a-z0-9-]{8,64}$/),
  /** The policy that the channel is under. */
  policy: id,
  /** Counts the saves; two tabs that both changed the same revision are told so. */
  revision: z.int().nonnegative(),
  /** When it was last saved: ISO 8601 in UTC. */
  saved: z.iso.datetime(),
  /** Typed text by field id. */
  fields: z.record(id, typed),
  /** Chosen options by fact id. */
  answers: z.record(id, z.array(id).min(1)),
  /** By id of the rule or of the suggestion. */
  ticks: z.record(id, tickSchema),
  /** The user policy: which language, which clauses in which order, and the user's own wordings. */
  text: z.strictObject({
    language: z.enum(['sv', 'en', 'both']),
    /** Ids of clauses that the user has moved, in the user's order; the others keep their place. */
    order: z.array(id),
    /** Ids of optional clauses that are left out. */
    out: z.array(id),
    /** The user's own wording by clause id. */
    edits: z.record(id, z.strictObject({ sv: typed.optional(), en: typed.optional() })),
  }),
  calendar: z.strictObject({
    /** Ids of dates that are left out, and of those on request that are wanted. */
    out: z.array(id),
    wanted: z.array(id),
    /** Whether the daily watch also falls on Saturdays and Sundays. */
    weekends: z.boolean(),
  }),
});
export type Channel = z.infer<typeof channelSchema>;
