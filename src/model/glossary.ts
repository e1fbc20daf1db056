import { z } from 'zod';
import { findSchema, id, localized } from './text.ts';

/** Words parted by single spaces or hyphens: what a text can be searched for as it stands. */
const words = z
  .string()
  .regex(/^[\p{L}\d]+([ -][\p{L}\d]+)*$/u, 'A term is words parted by a space or a hyphen, without any marks.');

const forms = z.array(words).min(1);

/** A term that the policies and the site use, with its everyday meaning. */
export const entrySchema = z.strictObject({
  id,
  /** As a reader looks it up, and as it is sorted. */
  term: z.strictObject({ sv: words, en: words }),
  /** What it means in everyday speech, in a sentence or two of our own. */
  meaning: localized,
  /** The term as the texts have it, with every ending; capitals make no difference. The rules that use it are found by these. */
  forms: z.strictObject({ sv: forms, en: forms }),
  find: findSchema.optional(),
  /** Ids of rules in which the same words mean something else. */
  except: z.array(id).min(1).optional(),
});
export type Entry = z.infer<typeof entrySchema>;
