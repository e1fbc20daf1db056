import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { plain } from '../../src/engine/text.ts';
import { cases, richest } from './content.ts';
import { expect, test } from './fixtures.ts';
import { ToolPage } from './toolPage.ts';

for (const one of cases) {
  test(`E10: ${one.name}: the printed note holds the case, the answers, the reasons and where they come from`, async ({
    page,
  }, info) => {
    const tool = new ToolPage(page, one);
    const scenario = richest(one, 'go', 'not-yet');
    await tool.open();
    await tool.walk(scenario.answers);
    await tool.main.getByLabel(tool.say('tool.note.case'), { exact: true }).fill('Prize for the best bridge');
    await tool.main.getByLabel(tool.say('tool.note.date'), { exact: true }).fill('2026-02-03');
    const answers = await tool.main
      .getByRole('region', { name: tool.say('tool.answers'), exact: true })
      .locator('li > span')
      .allInnerTexts();

    const file = info.outputPath('note.pdf');
    writeFileSync(file, await page.pdf({ format: 'A4' }));
    const printed = squeeze(execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }));

    const cited = one.bundle.rules.filter(({ id }) => scenario.expect.cites.includes(id));
    const expected = [
      'Prize for the best bridge',
      '2026-02-03',
      one.more.policy.name,
      one.more.policy.edition,
      one.bundle.tool.levels[scenario.expect.level].title,
      new URL(page.url()).host + one.path,
      ...answers,
      ...cited.flatMap(({ id, title, cite }) => [title, one.more.rules[id]?.text ?? '', cite]),
    ];
    expect(answers.length).toBeGreaterThan(0);
    expect(expected.filter((text) => !printed.includes(squeeze(text)))).toEqual([]);
    const chrome = [tool.say('tool.note.print'), tool.say('tool.erase'), tool.say('tool.paste.check')];
    expect(chrome.filter((text) => printed.includes(squeeze(text)))).toEqual([]);
  });
}

/** Without what depends on where lines break: white space, hyphens. */
function squeeze(text: string): string {
  return plain(text)
    .normalize('NFKC')
    .replace(/[\s\u00ad\u2010-]+/g, '');
}
