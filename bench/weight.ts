import { chromium } from 'playwright';
import { flags } from '../scripts/browser.mjs';
import type { Content } from '../src/model/content.ts';
import { channelToolsOf, sectionUrl, toolUrl } from '../src/data/site.ts';
import { toolsOf } from '../src/data/tools.ts';
import { middleLoad, type Load } from './load.ts';
import type { Row } from './row.ts';
import type { Sites } from './sites.ts';

/** kB is 1,000 bytes, as sent, headers included. */
const budgets = { guidance: 25, ofStarlight: 0.6, tool: 45 };

/** What pages weigh and how soon they show, on a slow phone. The peers have the guidance text, and no tools. */
export async function weight({ content, ours, starlight, vitepress, chromiumPath }: Sites): Promise<Row[]> {
  const browser = await chromium.launch({ executablePath: chromiumPath, args: flags });
  const rows: Row[] = [];

  async function beside(what: string, path: string, runs: number, budget: Partial<Row> = {}): Promise<void> {
    const one = await middleLoad(browser, ours + path, runs);
    const loads = {
      Starlight: await middleLoad(browser, starlight + path, runs),
      VitePress: await middleLoad(browser, vitepress + path, runs),
    };
    const row = (part: string, unit: Row['unit'], of: (load: Load) => number): Row => ({
      what: part,
      unit,
      ours: of(one),
      others: { Starlight: of(loads.Starlight), VitePress: of(loads.VitePress) },
    });
    rows.push(
      { ...row(`${what}: ${path}`, 'kB', ({ bytes }) => bytes.all / 1000), ...budget },
      row('  requests', '', ({ requests }) => requests.length),
      row('  first paint', 'ms', ({ firstPaint }) => firstPaint),
      row('  blocking', 'ms', ({ blocking }) => blocking),
      searchAtRest(path, one),
    );
  }

  for (const [size, path, runs] of guidancePaths(content)) {
    await beside(`Guidance, ${size}`, path, runs, {
      most: budgets.guidance,
      ratio: { of: 'Starlight', most: budgets.ofStarlight },
    });
  }
  await beside('Home', '/', 3);
  for (const path of toolPaths(content)) {
    // Once: their bytes are the same every time, and nobody else's tools stand beside them.
    const one = await middleLoad(browser, ours + path, 1);
    rows.push(
      { what: `Tool: ${path}`, unit: 'kB', ours: one.bytes.all / 1000, most: budgets.tool },
      { what: '  requests', unit: '', ours: one.requests.length },
      { what: '  first paint', unit: 'ms', ours: one.firstPaint },
      { what: '  blocking', unit: 'ms', ours: one.blocking },
      searchAtRest(path, one),
    );
  }
  await browser.close();
  return rows.filter(({ what, ours: value, most }) => !(what === restRow && value === most));
}

/** Of each policy the largest section, and the one in the middle by the number of rules. */
function guidancePaths({ policies }: Content): [size: string, path: string, runs: number][] {
  return policies.flatMap(({ sections }) => {
    const sorted = sections.toSorted((a, b) => a.rules.length - b.rules.length);
    const middle = sorted[Math.floor(sorted.length / 2)];
    const largest = sorted.at(-1);
    return [
      ...(middle ? [['middling', sectionUrl(middle, 'sv'), 1] as [string, string, number]] : []),
      ...(largest ? [['largest', sectionUrl(largest, 'sv'), 3] as [string, string, number]] : []),
    ];
  });
}

function toolPaths(content: Content): string[] {
  return content.policies.flatMap((policy) =>
    [...toolsOf(content, policy).map(({ id }) => id), ...channelToolsOf(policy)].map((tool) =>
      toolUrl(policy.id, tool, 'sv'),
    ),
  );
}

const restRow = '  requests of a search that nobody asked for';

/** Shown only where there are some. */
function searchAtRest(path: string, { requests }: Load): Row {
  const early = requests.filter((url) => /pagefind|searchDialog|\/search\//.test(url));
  if (early.length > 0) console.log(`${path} loads the search before anybody turns to it: ${early.join(', ')}`);
  return { what: restRow, unit: '', ours: early.length, most: 0 };
}
