import { localMoment } from '../../src/engine/clock.ts';
import { fill, plain } from '../../src/engine/text.ts';
import type { Letter } from '../../src/model/letter.ts';
import type { Locale } from '../../src/model/text.ts';
import { covering, locales, offerAt, someCases, type Case } from './content.ts';
import { expect, inOneTab } from './fixtures.ts';
import { lacking, save } from './savedFiles.ts';
import { ToolPage } from './toolPage.ts';

const moment = '2026-11-20T14:30';

for (const one of someCases.filter(({ more }) => more.letters.texts.length > 0)) {
  inOneTab(
    `${one.name}: every letter is offered, and in both languages nothing is blank once it is filled in`,
    async ({ page }) => {
      const tool = new ToolPage(page, one);
      const left = new Set(one.more.letters.texts);
      for (const scenario of covering(one)) {
        const letters = offerAt(scenario, one).letters.filter((letter) => left.delete(letter));
        if (letters.length === 0) continue;
        await tool.openWith(scenario.answers);
        await tool.whole(scenario.expect.level);
        for (const letter of letters) {
          const region = await tool.paper(letter.title[one.locale]);
          const inLanguage = (language: Locale) =>
            region.getByRole('radio', { name: tool.say(`tool.letter.language.${language}`), exact: true });
          for (const language of locales) {
            await inLanguage(language).check();
            const answered = letter.fields.flatMap(({ fact }) => answersIn(one, scenario.answers, fact, language));
            expect.soft(lacking(await region.innerText(), answered), `${letter.id} ${language}, answered`).toEqual([]);
          }
          for (const field of letter.fields) {
            const control = region.getByLabel(plain(field.label[one.locale]), { exact: true });
            if (field.choices) await control.selectOption({ index: 1 });
            else await control.fill(typed(field));
          }
          for (const language of locales) {
            await inLanguage(language).check();
            const key = letter.subject ? 'tool.letter.save' : 'tool.letter.text.save';
            const file = await save(page, region.getByRole('button', { name: tool.say(key), exact: true }));
            const { whole, labels } = written(letter, one, language);
            expect.soft(lacking(file.text, whole), `${letter.id} ${language}, saved`).toEqual([]);
            expect.soft(lacking(await region.innerText(), whole), `${letter.id} ${language}, shown`).toEqual([]);
            expect.soft(lacking(file.text, labels), `${letter.id} ${language}, blanks`).toEqual(labels);
          }
        }
      }
      expect(
        [...left].map(({ id }) => id),
        'letters that are never offered',
      ).toEqual([]);
    },
  );
}

function typed({ id, kind }: Letter['fields'][number]): string {
  return kind === 'moment' ? moment : `Svar om ${id} nr 7`;
}

/** The letter when all is filled in, and what would show where it is not. */
function written(
  { fields, subject, body }: Letter,
  one: Case,
  language: Locale,
): { whole: string[]; labels: string[] } {
  const values = {
    university: one.more.letters.university[language],
    ...Object.fromEntries(
      fields.map((field) => [field.id, plain(field.choices?.[0]?.[language] ?? localMoment(typed(field), language))]),
    ),
  };
  return {
    whole: [...(subject ? [subject] : []), ...body].map((text) => fill(plain(text[language]), values)),
    labels: [...fields.map(({ label }) => `[${plain(label[language])}]`), '{', '}'],
  };
}

/** What was answered about a fact, in the letter's language. */
function answersIn(
  { more }: Case,
  answers: Readonly<Record<string, readonly string[]>>,
  fact: string | undefined,
  language: Locale,
): string[] {
  if (fact === undefined) return [];
  return (answers[fact] ?? []).flatMap((option) => plain(more.letters.options[fact]?.[option]?.[language] ?? ''));
}
