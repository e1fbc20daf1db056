import type { APIRoute } from 'astro';
import { loadContent } from '../../data/read.ts';
import { rulesFile } from '../../data/rulesFile.ts';
import { base } from '../../site/links.ts';

export const GET: APIRoute = ({ site }) =>
  Response.json(rulesFile(loadContent(), site ? new URL(base, site).href : base));
