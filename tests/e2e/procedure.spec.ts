import { plain } from '../../src/engine/text.ts';
import { someCases, type Case } from './content.ts';
import { expect, inOneTab } from './fixtures.ts';
import { ToolPage } from './toolPage.ts';

/** The order that a procedure has. */
const order = ['preserve', 'act', 'move', 'answer', 'register', 'report', 'tell'] as const;

for (const one of someCases) {
  inOneTab(
    `${one.name}: every worked example: what to do stands in its order, and nothing is left out`,
    async ({ page }) => {
      const tool = new ToolPage(page, one);
      const names = order.map((step) => tool.say(`tool.step.${step}`));
      const broken = new Set<string>();
      for (const { id: example, answers, expect: expected } of one.scenarios) {
        await tool.openWith(answers);
        await tool.whole(expected.level);
        await expect.poll(() => tool.citedRules(), example).toEqual(expect.arrayContaining(expected.cites));
        const lines = await tool.todo();

        const places = lines.map(({ step }) => (step === undefined ? order.length : names.indexOf(step)));
        expect.soft(places, `${example}, unknown step`).not.toContain(-1);
        expect.soft(places, `${example}, order`).toEqual(places.toSorted((a, b) => a - b));
        for (const { text, step, rules } of lines)
          expect.soft(stepsFor(one, text, rules), `${example}: ${text}`).toContain(order[names.indexOf(step ?? '')]);

        const asked = (await tool.citedRules('broken', 'unmet', 'duty')).filter((id) => one.more.rules[id]?.do);
        const listed = lines.flatMap(({ rules }) => rules);
        expect.soft(listed.toSorted(), `${example}, all that is asked for`).toEqual(asked.toSorted());
        if (asked.some((id) => one.more.rules[id]?.step === 'preserve'))
          expect.soft(lines[0]?.step, `${example}, saved first`).toBe(tool.say('tool.step.preserve'));
        for (const id of await tool.citedRules('broken')) broken.add(id);
      }
      const forbidden = one.bundle.rules.filter(({ force }) => force === 'must-not').map(({ id }) => id);
      expect(
        forbidden.filter((id) => !broken.has(id)),
        'what no worked example breaks',
      ).toEqual([]);
    },
  );
}

/** Where a line may stand, going by those who ask for it: the rules, or the silence that proposes it. */
function stepsFor(one: Case, text: string, rules: readonly string[]): (string | undefined)[] {
  if (rules.length > 0) return rules.map((id) => one.more.rules[id]?.step);
  return one.more.silences.flatMap(({ proposal }) => (proposal && plain(proposal.do) === text ? [proposal.step] : []));
}
