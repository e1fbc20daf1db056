import { isHTMLString } from 'astro/runtime/server/index.js';
import { expect, it } from 'vitest';
import { withLang } from '../../src/site/withLang.ts';

it('marks words of the other language, and leaves no sign of HTML in a text as it is', () => {
  const marked = withLang('The <b>& *diarium <i>* word', 'en');
  expect(isHTMLString(marked)).toBe(true);
  expect(String(marked)).toBe('The &lt;b&gt;&amp; <i lang="sv">diarium &lt;i&gt;</i> word');
  expect(String(withLang('Ett *post*', 'sv'))).toBe('Ett <i lang="en">post</i>');

  const text = withLang('Quay <b>', 'en');
  expect(isHTMLString(text)).toBe(false);
  expect(text).toBe('Quay <b>');
});
