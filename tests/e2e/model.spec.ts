import type { BrowserContext } from '@playwright/test';
import type { ChannelTool } from '../../src/data/site.ts';
import type { Answers } from '../../src/engine/condition.ts';
import { judge } from '../../src/engine/judge.ts';
import { writeAnswers } from '../../src/engine/link.ts';
import { nextQuestion } from '../../src/engine/questions.ts';
import { writeChannel } from '../../src/engine/channel.ts';
import { rawAnswers } from '../engine/harbour.ts';
import fc from '../seeded.ts';
import { ChannelPages, items, kept, someOpenings, type Opening } from './channelTools.ts';
import { someCases } from './content.ts';
import { expect, test } from './fixtures.ts';
import { escape, sentences, ToolPage } from './toolPage.ts';

// The same model drives the tools' state through many more runs in tests/components/model.browser.test.ts.

/** One entry of the browser's history, as it should be. */
interface Entry {
  answers: Answers;
  changing?: string;
}
interface Tab {
  entries: readonly Entry[];
  at: number;
}

for (const [at, one] of someCases.entries()) {
  const { facts, rules } = one.bundle;
  const index = new Map(facts.map((fact) => [fact.id, fact]));
  const now = ({ entries, at }: Readonly<Tab>): Entry => entries[at] ?? { answers: {} };
  const levelOf = ({ answers }: Entry) => judge(rules, index, answers);
  const asked = (entry: Entry): string | undefined => {
    const verdict = levelOf(entry);
    return entry.changing ?? (verdict.level === 'stop' ? undefined : nextQuestion([...index.keys()], verdict));
  };
  const push = (tab: Tab, entry: Entry): void => {
    tab.entries = [...tab.entries.slice(0, tab.at + 1), entry];
    tab.at += 1;
  };
  /** What is on the screen and in the address follows from the entry alone. */
  const agree = async (tab: Tab, tool: ToolPage): Promise<void> => {
    const entry = now(tab);
    const fact = asked(entry);
    const { level } = levelOf(entry);
    await expect(fact === undefined ? tool.levelHeading(level) : tool.question(tool.fact(fact))).toBeVisible();
    const fragment = writeAnswers(entry.answers, facts);
    await expect.poll(() => new URL(tool.page.url()).hash).toBe(fragment && `#${fragment}`);
    const said = sentences(one, entry.answers);
    await expect
      .poll(async () => {
        const text = said.length > 0 ? await tool.answersText() : '';
        return said.filter((sentence) => !text.includes(sentence));
      })
      .toEqual([]);
    if (fact === undefined)
      await expect(tool.page).toHaveTitle(new RegExp(`^${escape(one.bundle.tool.levels[level].title)}`));
  };
  const step = (
    name: string,
    check: (tab: Readonly<Tab>) => boolean,
    take: (tab: Tab, tool: ToolPage) => Promise<void>,
  ): fc.AsyncCommand<Tab, ToolPage> => ({
    check,
    run: async (tab, tool) => {
      await test.step(name, async () => {
        await take(tab, tool);
        await agree(tab, tool);
      });
    },
    toString: () => name,
  });

  const all = fc.record(Object.fromEntries(facts.map((fact) => [fact.id, fc.constantFrom(...rawAnswers(fact))])));
  const link = fc
    .tuple(all, fc.subarray([...index.keys()], { minLength: 1 }))
    .map(([answers, ids]): Answers => Object.fromEntries(ids.map((id) => [id, answers[id] ?? []])));
  const differs = (tab: Readonly<Tab>, answers: Answers): boolean =>
    writeAnswers(answers, facts) !== writeAnswers(now(tab).answers, facts);

  const answer = all.map((answers) =>
    step(
      'answer',
      (tab) => asked(now(tab)) !== undefined,
      async (tab, tool) => {
        const id = asked(now(tab)) ?? '';
        await tool.choose(tool.fact(id), answers[id] ?? []);
        await tool.continue.click();
        push(tab, { answers: { ...now(tab).answers, [id]: answers[id] ?? [] } });
      },
    ),
  );
  const change = fc.nat().map((pick) =>
    step(
      'change an answer',
      (tab) => Object.keys(now(tab).answers).some((id) => id !== asked(now(tab))),
      async (tab, tool) => {
        const others = Object.keys(now(tab).answers).filter((id) => id !== asked(now(tab)));
        const id = others[pick % others.length] ?? '';
        await tool.change(tool.fact(id)).click();
        push(tab, { answers: now(tab).answers, changing: id });
      },
    ),
  );
  const back = fc.constant(
    step(
      'Back',
      ({ at }) => at > 0,
      async (tab, tool) => {
        await tool.page.goBack();
        tab.at -= 1;
      },
    ),
  );
  const reload = fc.constant(
    step(
      'reload',
      () => true,
      async (_tab, tool) => {
        await tool.page.reload();
        await tool.ready();
      },
    ),
  );
  const open = link.map((answers) =>
    step(
      'open a link',
      (tab) => differs(tab, answers),
      async (tab, tool) => {
        await tool.openWith(answers);
        push(tab, { answers });
      },
    ),
  );
  const elsewhere = link.map((answers) =>
    step(
      'another tab answers',
      () => true,
      async (_tab, tool) => {
        const other = new ToolPage(await tool.page.context().newPage(), one);
        await other.openWith(answers);
        await other.page.close();
      },
    ),
  );

  test(`backIsInverse: ${one.name}: whatever is done, what is on the screen follows from the answers`, async ({
    page,
  }) => {
    test.setTimeout(120_000);
    const steps = fc.array(
      fc.oneof(
        { weight: 6, arbitrary: answer },
        { weight: 3, arbitrary: change },
        { weight: 2, arbitrary: back },
        { weight: 1, arbitrary: reload },
        { weight: 2, arbitrary: open },
        { weight: 1, arbitrary: elsewhere },
      ),
      { minLength: 12, maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (commands) => {
        const tool = new ToolPage(page, one);
        await tool.open();
        await fc.asyncModelRun(() => ({ model: { entries: [{ answers: {} }], at: 0 }, real: tool }), commands);
      }),
      { numRuns: 1, endOnFailure: true, seed: Number(fc.readConfigureGlobal().seed) + at },
    );
  });
}

const opening = someOpenings[0] as Opening;

/** What has been told, by whomever, and the page that is open. */
interface Record {
  tool: ChannelTool;
  fields: Readonly<{ [id: string]: string }>;
  done: readonly string[];
}
interface Browser {
  pages: ChannelPages;
  context: BrowserContext;
  files: number;
}

/** Fields of the record that a tool's page has. */
const typable: Readonly<{ [tool in ChannelTool]: readonly string[] }> = {
  channel: ['name', 'unit', 'purpose'],
  checklist: [],
  'user-policy': ['purpose'],
  register: ['purpose', 'audience'],
  calendar: ['name'],
};

async function agreeOn(record: Record, { pages }: Browser): Promise<void> {
  for (const id of typable[record.tool]) await expect(pages.field(id)).toHaveValue(record.fields[id] ?? '');
  if (record.tool === 'checklist') {
    for (const { id } of items(opening).slice(0, 3))
      await expect(pages.item(id)).toBeChecked({ checked: record.done.includes(id) });
  }
  if (record.tool === 'user-policy' || record.tool === 'register')
    await expect(pages.main).toContainText(record.fields['purpose'] ?? '');
  if (Object.keys(record.fields).length + record.done.length === 0) return;
  await expect.poll(async () => (await pages.stored()).map(({ fields }) => fields)).toContainEqual(record.fields);
}

function act(
  name: string,
  check: (record: Readonly<Record>) => boolean,
  take: (record: Record, browser: Browser) => Promise<void>,
): fc.AsyncCommand<Record, Browser> {
  return {
    check,
    run: async (record, browser) => {
      await test.step(name, async () => {
        await take(record, browser);
        await agreeOn(record, browser);
      });
    },
    toString: () => name,
  };
}

const word = fc.constantFrom('Ett', 'Två 2', 'Tre & <tre>', 'Fyra {name}');
const acts = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(fc.nat(), word).map(([pick, text]) =>
      act(
        'type',
        ({ tool }) => typable[tool].length > 0,
        async (record, { pages }) => {
          const ids = typable[record.tool];
          const id = ids[pick % ids.length] ?? '';
          await pages.field(id).fill(text);
          record.fields = { ...record.fields, [id]: text };
        },
      ),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.nat(2).map((pick) =>
      act(
        'tick',
        ({ tool }) => tool === 'checklist',
        async (record, { pages }) => {
          const id = items(opening)[pick]?.id ?? '';
          await pages.item(id).click();
          record.done = record.done.includes(id) ? record.done.filter((one) => one !== id) : [...record.done, id];
        },
      ),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(...opening.tools).map((tool) =>
      act(
        `open ${tool}`,
        (record) => record.tool !== tool,
        async (record, { pages }) => {
          await pages.open(tool);
          record.tool = tool;
        },
      ),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant(
      act(
        'reload',
        () => true,
        async (_record, { pages }) => {
          await pages.page.reload();
          await pages.ready();
        },
      ),
    ),
  },
  {
    weight: 2,
    arbitrary: word.map((text) =>
      act(
        'another tab types',
        ({ fields }) => Object.keys(fields).length > 0,
        async (record, { context }) => {
          const other = new ChannelPages(await context.newPage(), opening);
          await other.open('channel');
          await other.field('unit').fill(text);
          record.fields = { ...record.fields, unit: text };
          await expect
            .poll(async () => (await other.stored()).map(({ fields }) => fields))
            .toContainEqual(record.fields);
          await other.page.close();
        },
      ),
    ),
  },
  {
    weight: 2,
    arbitrary: word.map((text) =>
      act(
        'read a file',
        ({ tool }) => tool === 'channel',
        async (record, browser) => {
          const { pages } = browser;
          browser.files += 1;
          const fields = { name: text, purpose: `Ur fil ${String(browser.files)}` };
          const channel = kept(opening, { id: `from-file-${String(browser.files)}`, fields, answers: {} });
          const choose = pages.main.getByLabel(pages.say('channel-page.file.choose'), { exact: true });
          await choose.setInputFiles({
            name: 'a.json',
            mimeType: 'application/json',
            buffer: Buffer.from(writeChannel(channel)),
          });
          Object.assign(record, { fields, done: [] });
        },
      ),
    ),
  },
);

const runs = fc.sample(fc.array(acts, { minLength: 20, maxLength: 20 }), 2);

for (const [at, commands] of runs.entries()) {
  test(`S9, E6: the channel tools, run ${String(at + 1)}: whatever is done, each shows what was told last`, async ({
    page,
    context,
  }) => {
    const pages = new ChannelPages(page, opening);
    test.setTimeout(120_000);
    await pages.open('channel');
    await fc.asyncModelRun(
      (): { model: Record; real: Browser } => ({
        model: { tool: 'channel', fields: {}, done: [] },
        real: { pages, context, files: 0 },
      }),
      commands,
    );
  });
}
