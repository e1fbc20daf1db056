import type { APIRoute } from 'astro';
import { channelFileJsonSchema } from '../../data/channelFile.ts';

export const GET: APIRoute = () => Response.json(channelFileJsonSchema());
