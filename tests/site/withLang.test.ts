import { isHTMLString } from 'astro/runtime/server/index.js';
import { expect, it } from 'vitest';
import { withLang, withTerms } from '../../src/site/withLang.ts';

it('marks words of the other language, and leaves no sign of HTML in a text as it is', () => {
  const marked = withLang('The <b>& *diarium <i>* word', 'en');
  expect(isHTMLString(marked)).toBe(true);
  expect(String(marked)).toBe('The &lt;b&gt;&amp; <i lang="sv">diarium &lt;i&gt;</i> word');
  expect(String(withLang('Ett *post*', 'sv'))).toBe('Ett <i lang="en">post</i>');

  const text = withLang('Quay <b>', 'en');
  expect(isHTMLString(text)).toBe(false);
  expect(text).toBe('Quay <b>');
});

it('makes a button of a term, with all in it escaped', () => {
  const parts = [{ text: 'A ' }, { text: '<quay>', term: 'quay' }, { text: ' & ' }, { text: 'kaj', foreign: true }];
  const html = withTerms(
    parts.map((part) => ({ foreign: false, ...part })),
    'en',
  );
  expect(String(html)).toBe(
    'A <button type="button" class="term" popovertarget="term-quay">&lt;quay&gt;</button> &amp; <i lang="sv">kaj</i>',
  );
});
