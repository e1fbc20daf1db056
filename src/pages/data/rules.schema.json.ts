import type { APIRoute } from 'astro';
import { rulesFileJsonSchema } from '../../data/rulesFile.ts';

export const GET: APIRoute = () => Response.json(rulesFileJsonSchema());
