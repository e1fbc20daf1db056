import type { Page } from '@playwright/test';
import { judge } from '../../src/engine/judge.ts';
import { writeAnswers } from '../../src/engine/link.ts';
import { plain } from '../../src/engine/text.ts';
import type { Scenario } from '../../src/model/scenario.ts';
import { expectPicturesLegible } from './accessibility.ts';
import { cases, content, otherCases, richest, say, someCases, type Case } from './content.ts';
import { expect, inOneTab as test } from './fixtures.ts';
import { printed, lacking } from './savedFiles.ts';
import { ToolPage } from './toolPage.ts';

const verdictOf = ({ bundle }: Case, answers: Scenario['answers']) =>
  judge(bundle.rules, new Map(bundle.facts.map((fact) => [fact.id, fact])), answers);

async function open(page: Page, one: Case, fragment: string): Promise<void> {
  await page.goto(`${one.path}map/${fragment && `#${fragment}`}`);
}

const marked = (page: Page): Promise<string[]> =>
  page
    .locator('.map .fact.is-way')
    .evaluateAll((facts: SVGElement[]) => facts.flatMap(({ dataset }) => dataset['fact'] ?? []));

const statuses = (page: Page): Promise<Record<string, string>> =>
  page
    .locator('.map [data-rule]')
    .evaluateAll((rules: SVGElement[]) =>
      Object.fromEntries(rules.map(({ dataset }) => [dataset['rule'] ?? '', dataset['status'] ?? ''])),
    );

/** What the page shows of these answers: every rule's status, the questions, the verdict. */
async function expectWay(page: Page, one: Case, answers: Scenario['answers']): Promise<void> {
  const { level, findings } = verdictOf(one, answers);
  await expect(page.getByRole('status')).toContainText(plain(one.bundle.tool.levels[level].title));
  expect(await statuses(page)).toEqual(Object.fromEntries(findings.map(({ rule, status }) => [rule, status])));
  const because = new Set(findings.flatMap((finding) => (finding.status === 'open' ? [] : finding.because)));
  const shown = await marked(page);
  expect([...because].filter((id) => Object.hasOwn(answers, id) && !shown.includes(id))).toEqual([]);
  expect(shown.filter((id) => !Object.hasOwn(answers, id))).toEqual([]);
  const levels = page.locator('.map .level.is-way');
  if (level === 'open') await expect(levels).toHaveCount(0);
  else await expect(levels.first()).toHaveAttribute('data-level', level);
}

for (const one of cases) {
  test(`${one.name}: the verdict leads to the map, which marks the way of the answers, and back`, async ({ page }) => {
    const tool = new ToolPage(page, one);
    const scenario = richest(one, 'stop', 'not-yet', 'go');
    await tool.openWith(scenario.answers);
    await tool.whole(scenario.expect.level);
    const link = tool.main.getByRole('link', { name: tool.say('tool.map'), exact: true });
    await link.focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/map\/#.*=/);
    await expectWay(page, one, scenario.answers);

    const back = page.getByRole('link', { name: say(one.locale, 'map.way.back'), exact: true });
    const address = `${one.path}#${writeAnswers(scenario.answers, one.bundle.facts)}`;
    await expect
      .poll(() => back.evaluate((link: HTMLAnchorElement) => link.href))
      .toBe(new URL(address, page.url()).href);
    await back.focus();
    await page.keyboard.press('Enter');
    await expect(tool.levelHeading(scenario.expect.level)).toBeVisible();
  });
}

for (const one of someCases) {
  test(`${one.name}: the map follows the address, and without answers it marks nothing`, async ({ page }) => {
    await open(page, one, '');
    await expect(page.getByRole('region', { name: say(one.locale, 'map.way') })).toHaveCount(0);
    expect(await marked(page)).toEqual([]);
    for (const { answers } of one.scenarios.slice(0, 3)) {
      await page.evaluate(
        (hash) => {
          location.hash = hash;
        },
        writeAnswers(answers, one.bundle.facts),
      );
      await expectWay(page, one, answers);
    }
    const first = one.scenarios[0]?.answers ?? {};
    // An anchor of the page itself leaves the way where it is.
    await open(page, one, writeAnswers(first, one.bundle.facts));
    await page.getByRole('link', { name: say(one.locale, 'map.to-text'), exact: true }).click();
    await expectWay(page, one, first);
  });
}

for (const one of otherCases.slice(0, 2)) {
  test(`${one.name}: what a link holds and the map does not know is left out and named`, async ({ page }) => {
    await open(page, one, 'no-such-fact=yes');
    await expect(page.getByText('no-such-fact', { exact: true })).toBeVisible();
    expect(await marked(page)).toEqual([]);
  });

  test(`${one.name}: the other language shows the same way`, async ({ page }) => {
    const { answers } = richest(one, 'stop', 'not-yet');
    await open(page, one, writeAnswers(answers, one.bundle.facts));
    await expectWay(page, one, answers);
    const twin = someCases.find(
      ({ bundle }) => bundle.tool.id === one.bundle.tool.id && bundle.policy.id === one.bundle.policy.id,
    );
    if (!twin) throw new Error(`${one.name} has no twin.`);
    await page.locator('header a.twin').click();
    await expectWay(page, twin, answers);
  });
}

for (const one of someCases) {
  test(`${one.name}: letters stay in their boxes, are large enough to read, and the map prints whole`, async ({
    page,
  }, info) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await open(page, one, '');
    const faults = await page.locator('.map').evaluate((map) => {
      const boxes = [...map.querySelectorAll<SVGGElement>('.fact, .rules')];
      const wide = boxes.flatMap((box) => {
        const frame = box.querySelector('rect')?.getBoundingClientRect();
        const texts = [...box.querySelectorAll('[data-rule] text, .force, text:not(.number)')].filter(
          (text) => !text.closest('.edge'),
        );
        return texts
          .filter((text) => frame && text.getBoundingClientRect().right > frame.right + 0.5)
          .map((text) => text.textContent);
      });
      const scale = map.getBoundingClientRect().width / 672;
      const small = [...map.querySelectorAll('text')].filter(
        (text) => Number.parseFloat(getComputedStyle(text).fontSize) * scale < 12,
      );
      return { wide, small: small.map((text) => text.textContent) };
    });
    expect(faults).toEqual({ wide: [], small: [] });
    const text = await printed(page, info, 'map');
    expect(
      lacking(
        text,
        [...one.bundle.rules, ...one.bundle.facts].map((record) =>
          plain('title' in record ? record.title : record.question),
        ),
      ),
    ).toEqual([]);
  });
}

for (const one of someCases) {
  test(`A8: ${one.name}: each word on the map stands out from what is drawn beneath it, with and without a way`, async ({
    page,
  }) => {
    await open(page, one, '');
    await expectPicturesLegible(page, 'the map');
    const scenario = richest(one, 'stop', 'not-yet', 'go');
    await open(page, one, writeAnswers(scenario.answers, one.bundle.facts));
    await expectWay(page, one, scenario.answers);
    await expectPicturesLegible(page, 'the map with a way');
  });
}

for (const { id } of content.policies) {
  test(`A8: ${id}: each word in the ways of a post and of a channel stands out`, async ({ page }) => {
    await page.goto(`/${id}/courses/`);
    await expectPicturesLegible(page, 'the ways');
  });
}
