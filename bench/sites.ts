import { join, resolve } from 'node:path';
import { ensureBrowser } from '../scripts/browser.mjs';
import { serve } from '../scripts/serve.mjs';
import { loadContent } from '../src/data/read.ts';
import type { Content } from '../src/model/content.ts';
import { buildSite } from './buildSite.ts';
import { guidancePages, writePlainSite } from './plain.ts';
import { buildVitePressSite, writeVitePressSite } from './vitepress.ts';

/** The built sites, served alike on loopback. Addresses have no slash at their end. */
export interface Sites {
  content: Content;
  ours: string;
  starlight: string;
  vitepress: string;
  chromiumPath: string;
  close: () => Promise<void>;
}

/** Builds and serves this site and, when a part wants them, its peers with the same text. @throws when a build fails. */
export async function serveSites(withPeers: boolean): Promise<Sites> {
  const content = loadContent();
  const folder = resolve('.cache/bench');
  const servers: Awaited<ReturnType<typeof serve>>[] = [];
  const open = async (dir: string): Promise<string> => {
    const server = await serve({ dir });
    servers.push(server);
    return server.url;
  };

  console.log('Building the site …');
  const dist = join(folder, 'dist');
  await buildSite('.', dist);
  let [starlight, vitepress] = ['', ''];
  if (withPeers) {
    console.log('Building plain Starlight and VitePress with the same text …');
    const pages = guidancePages(content);
    const plainDir = join(folder, 'starlight');
    writePlainSite(pages, plainDir);
    await buildSite(plainDir, join(plainDir, 'dist'));
    starlight = await open(join(plainDir, 'dist'));
    const vitepressDir = join(folder, 'vitepress');
    writeVitePressSite(content, pages, vitepressDir);
    vitepress = await open(buildVitePressSite(vitepressDir));
  }
  return {
    content,
    ours: await open(dist),
    starlight,
    vitepress,
    chromiumPath: ensureBrowser(),
    close: async () => {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}
