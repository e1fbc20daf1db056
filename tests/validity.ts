import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // Our forms send nothing: what is typed or chosen counts at once, so that no button is needed.
    'wcag/h32': 'off',
  },
});

/** What is not valid in a whole page, with the rule, the place and the start of the element. */
export async function invalidIn(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results
    .flatMap(({ messages }) => messages)
    .map(({ ruleId, message, selector }) => `${ruleId}: ${message}, at ${selector ?? 'no element'}`);
}
