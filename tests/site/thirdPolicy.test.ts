import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { comparedPoints } from '../../src/data/comparison.ts';
import { loadContent, readContent } from '../../src/data/read.ts';
import { channelTools, channelToolsOf, compareUrl, policyUrl, sectionUrl, toolUrl } from '../../src/data/site.ts';
import { toolsOf } from '../../src/data/tools.ts';
import { plain } from '../../src/engine/text.ts';
import { twin } from '../fixtures/world.ts';
import { withoutVitest } from './build.ts';
import { filesOf, named, pagesOf, textOf } from './dist.ts';

/**
 * A third policy is content alone: this builds the same code from a copy of the content with two folders more,
 * Norrvik, which has not been compared, and Sydvik, which has.
 */
describe('a third policy', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kanalguiden-'));
  const contentDir = join(folder, 'content');
  // Inside the project, so that what the build leaves outside its bundles still finds node_modules.
  const out = resolve('test-results/third-policy');

  beforeAll(() => {
    cpSync('src/content', contentDir, { recursive: true });
    cpSync('tests/fixtures/policies/norrvik', join(contentDir, 'policies/norrvik'), { recursive: true });
    const [first, ...others] = loadContent().points.map(({ id }) => id);
    const rules = readContent(contentDir).policies.find(({ id }) => id === 'norrvik')?.rules ?? [];
    const comparison = JSON.stringify([
      { point: first, says: { sv: 'Det mesta.', en: 'Most of it.' }, rules: rules.map(({ id }) => id) },
      ...others.map((point) => ({ point, silent: true })),
    ]);
    for (const [file, write] of Object.entries(twin('sydvik', comparison))) {
      mkdirSync(dirname(join(contentDir, file)), { recursive: true });
      writeFileSync(join(contentDir, file), write('') ?? '');
    }
    rmSync(out, { recursive: true, force: true });
    execFileSync('npx', ['--no-install', 'astro', 'build', '--outDir', out], {
      env: {
        ...withoutVitest(process.env),
        NODE_ENV: 'production',
        KANALGUIDEN_CONTENT: contentDir,
        ASTRO_TELEMETRY_DISABLED: '1',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
    rmSync(out, { recursive: true, force: true });
  });

  it('is there: pages, tools, rules, sidebar and search, in both languages', () => {
    const content = loadContent(contentDir);
    const policy = content.policies.find(({ id }) => id === 'norrvik');
    if (!policy) throw new Error('The fixture policy is not in the content.');
    expect(policy.rules.length).toBeGreaterThan(0);
    expect(toolsOf(content, policy).length).toBeGreaterThan(0);
    expect(channelToolsOf(policy)).toEqual(channelTools);

    const pages = new Map(pagesOf(out).map((page) => [page.path, page]));
    const found = filesOf(out)
      .filter((file) => file.endsWith('.pf_fragment'))
      .map((file) => gunzipSync(readFileSync(join(out, file))).toString('utf8'));

    for (const locale of ['sv', 'en'] as const) {
      const sections = policy.sections.map((section) => sectionUrl(section, locale));
      const tools = [...toolsOf(content, policy).map(({ id }) => id), ...channelToolsOf(policy)].map((tool) =>
        toolUrl(policy.id, tool, locale),
      );
      const overview = policyUrl(policy.id, locale);
      expect([overview, ...sections, ...tools].filter((path) => !pages.has(path))).toEqual([]);

      for (const section of policy.sections) {
        const page = pages.get(sectionUrl(section, locale));
        const links = page ? named(page, 'a').map(({ attributes }) => attributes['href']) : [];
        expect([overview, ...sections, ...tools].filter((path) => !links.includes(path))).toEqual([]);
        expect(section.rules.filter(({ id }) => !page?.ids.includes(id))).toEqual([]);
        const text = page
          ? page.elements.flatMap((element) => (element.name === 'main' ? textOf(element) : [])).join('')
          : '';
        expect(section.rules.filter(({ title }) => !text.includes(plain(title[locale])))).toEqual([]);
        expect(found.some((fragment) => fragment.includes(`"${sectionUrl(section, locale)}"`))).toBe(true);
      }
      const home = pages.get(locale === 'en' ? '/en/' : '/');
      const fromHome = home ? named(home, 'a').map(({ attributes }) => attributes['href']) : [];
      expect(fromHome).toContain(overview);
    }
  });

  it('is compared once it has answers: a column more, and until then its rules by topic', () => {
    const content = readContent(contentDir);
    const topics = new Set(content.points.map(({ topic }) => topic));
    const [first] = comparedPoints(content);
    expect(first?.sides.map(({ policy }) => policy.id)).toEqual(['ltu', 'sydvik', 'umu']);
    const pages = new Map(pagesOf(out).map((page) => [page.path, page]));
    const policiesIn = (url: string, name: string) =>
      named(pages.get(url) ?? { path: url, locale: 'sv', elements: [], ids: [] }, name).flatMap(
        ({ attributes }) => attributes['data-policy'] ?? [],
      );
    for (const locale of ['sv', 'en'] as const) {
      const cells = policiesIn(locale === 'en' ? '/en/compare/' : '/compare/', 'td');
      expect(cells).toEqual(content.points.flatMap(() => ['ltu', 'sydvik', 'umu']));
      for (const topic of topics) {
        const blocks = policiesIn(compareUrl(topic, locale), 'div');
        const points = content.points.filter((point) => point.topic === topic);
        expect(blocks.filter((id) => id === 'sydvik').length).toBeGreaterThanOrEqual(points.length);
        const own = content.policies.find(({ id }) => id === 'norrvik')?.rules.some((rule) => rule.topic === topic);
        if (own) expect(blocks).toContain('norrvik');
      }
    }
  });
});
