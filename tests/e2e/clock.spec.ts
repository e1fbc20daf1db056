import type { Locator } from '@playwright/test';
import { toolCalendar } from '../../src/data/toolCalendar.ts';
import { readDuration } from '../../src/engine/duration.ts';
import { languageTags, plain } from '../../src/engine/text.ts';
import { chosen, ChannelPages, kept, openingOf } from './channelTools.ts';
import { cases, content, offerAt, someCases } from './content.ts';
import { expect, inOneTab, test } from './fixtures.ts';
import { base } from './site.ts';
import { save } from './savedFiles.ts';
import { ToolPage } from './toolPage.ts';

/** Each tool with hours that run out, with a case in which they do and the rule that sets them. */
const timed = cases.flatMap((one) => {
  const clocks = one.scenarios.flatMap((scenario) =>
    [...offerAt(scenario, one).clocks].map(([id, within]) => ({ scenario, id, ...readDuration(within) })),
  );
  const clock = clocks.find(({ unit }) => unit === 'hour');
  const rule = one.bundle.rules.find(({ id }) => id === clock?.id);
  return clock && rule ? [{ one, rule, scenario: clock.scenario, hours: clock.count }] : [];
});

/** Each tool with a rule that comes back by dates which the calendar has, and a case that it applies to. */
const recurring = cases.flatMap((one) => {
  const { policy, locale } = openingOf(one);
  const tool = content.tools.find(({ id }) => id === one.bundle.tool.id);
  const all = tool && toolCalendar({ content, policy, locale, base }, tool)?.dates;
  return Object.entries(one.more.rules).flatMap(([id, { every }]) => {
    const dates = (every !== undefined && all?.filter((date) => date.rule.id === id)) || [];
    const scenario = one.scenarios.find((candidate) => candidate.expect.cites.includes(id)) ?? one.scenarios[0];
    return scenario && dates.length > 0 ? [{ one, id, dates, scenario }] : [];
  });
});

/** Times a few hours before the clocks change, and how far the zone is from UTC then. */
const changes = {
  'Europe/Stockholm': { toSummer: ['2026-03-29T00:00', '+01:00'], toWinter: ['2026-10-25T00:00', '+02:00'] },
  'America/New_York': { toSummer: ['2026-03-08T00:00', '-05:00'], toWinter: ['2026-11-01T00:00', '-04:00'] },
} as const;

test('there is a tool with hours that run out, and one with dates that come back', () => {
  expect(timed).not.toEqual([]);
  expect(recurring).not.toEqual([]);
});

for (const [timeZone, { toSummer, toWinter }] of Object.entries(changes)) {
  test.describe(timeZone, () => {
    test.use({ timezoneId: timeZone });

    for (const { one, rule, scenario, hours } of timed) {
      test(`D1: ${one.name}: two cases in two tabs, each over a change of the clocks`, async ({ page, context }) => {
        const tabs = [
          { tab: page, change: toSummer },
          { tab: await context.newPage(), change: toWinter },
        ].map(({ tab, change: [found, offset] }) => {
          const tool = new ToolPage(tab, one);
          return { tab, tool, found, end: Date.parse(found + offset) + hours * 3_600_000 };
        });
        for (const { tab, tool, found, end } of tabs) {
          await tab.clock.setFixedTime(end - 60_000);
          await tool.openWith(scenario.answers);
          await tool.whole(scenario.expect.level);
          await foundIn(tool).fill(found);
        }
        for (const { tab, tool, found, end } of tabs) {
          const time = await tab.evaluate(
            ([instant, tag]) => new Intl.DateTimeFormat(tag, { dateStyle: 'full', timeStyle: 'short' }).format(instant),
            [end, languageTags[one.locale]] as const,
          );
          const line = tool.main
            .getByRole('region', { name: tool.say('tool.clock'), exact: true })
            .getByRole('listitem')
            .filter({ hasText: plain(rule.title) });
          const [until, passed] =
            rule.force === 'should'
              ? ['tool.clock.preferably', 'tool.clock.passed-advice']
              : ['tool.clock.until', 'tool.clock.passed'];
          await expect(line).toContainText(tool.say(until, { time }));

          await tab.clock.setFixedTime(end + 60_000);
          await tab.reload();
          await tool.whole(scenario.expect.level);
          await expect(line).toContainText(tool.say(passed, { time }));
          await expect(foundIn(tool)).toHaveValue(found);
          for (const { title, fields } of offerAt(scenario, one).forms) {
            const label = plain(fields.find((field) => field.found)?.label ?? '');
            await expect((await tool.paper(title)).getByLabel(label, { exact: true })).toHaveValue(found);
          }
        }
      });
    }
  });
}

for (const { one, rule, scenario } of timed.filter((each) => someCases.includes(each.one))) {
  test(`N5: ${one.name}: from the first answer on, the clock and what is typed into a sheet need no network`, async ({
    page,
    watch,
  }) => {
    const tool = new ToolPage(page, one);
    await tool.open();
    const first = await tool.asked();
    if (!first) throw new Error(`${one.name} asks nothing.`);
    await tool.choose(first, scenario.answers[first.id] ?? []);
    await tool.continue.click();
    await expect(tool.question(first)).toHaveCount(0);
    await expect
      .poll(async () => {
        const count = watch.requests.length;
        await page.waitForTimeout(300);
        return watch.requests.length - count;
      }, 'requests that the first answer leads to')
      .toBe(0);
    const before = watch.requests.length;

    await tool.walk(scenario.answers);
    await tool.whole(scenario.expect.level);
    await tool.button('tool.clock.now').click();
    const until = rule.force === 'should' ? 'tool.clock.preferably' : 'tool.clock.until';
    await expect(tool.main.getByText(tool.say(until).split('{')[0] ?? '', { exact: false }).first()).toBeVisible();
    for (const { title } of offerAt(scenario, one).forms) {
      const sheet = await tool.paper(title);
      const button = sheet.getByRole('button', { name: tool.say('tool.form.csv'), exact: true });
      expect((await save(page, button)).name).toMatch(/\.csv$/);
    }
    expect(watch.requests.slice(before).filter((request) => !request.includes('/favicon'))).toEqual([]);
  });
}

for (const { one, id, dates, scenario } of recurring) {
  inOneTab(`${one.name}: ${id}: comes next on the dates of the calendar`, async ({ page }) => {
    const pages = new ChannelPages(page, openingOf(one));
    await pages.keep(kept(pages.one), chosen(kept(pages.one)));
    await pages.open('calendar');
    const next: (string | undefined)[] = [];
    for (const { title } of dates) {
      const item = pages.main.getByRole('listitem').filter({ hasText: plain(title) });
      next.push(datesIn(await item.innerText())[0]);
    }
    expect(next).not.toContain(undefined);

    const tool = new ToolPage(page, one);
    await tool.openWith(scenario.answers);
    await tool.whole(scenario.expect.level);
    const card = tool.main.locator('details[data-status] li').filter({ has: page.locator(`a[href$="#${id}"]`) });
    await expect.poll(async () => datesIn((await card.textContent()) ?? '')).toEqual(next);
  });
}

/** Dates such as 1 June 2027, in the order they stand. */
function datesIn(text: string): string[] {
  return text.match(/\d{1,2}\s\p{L}+\s\d{4}/gu) ?? [];
}

function foundIn(tool: ToolPage): Locator {
  return tool.main.getByLabel(tool.say('tool.clock.found'), { exact: true });
}
