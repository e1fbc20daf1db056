import { z } from 'zod';
import { channelSchema } from '../model/channel.ts';

/** JSON Schema of the file that a channel's record is exported to: /data/channel.schema.json. */
export function channelFileJsonSchema(): object {
  return z.toJSONSchema(channelSchema);
}
