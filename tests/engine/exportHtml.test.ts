import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { paperPage } from '../../src/engine/export/html.ts';

describe('a paper as an HTML page', () => {
  const page = paperPage({ title: 'A & B', locale: 'sv', blocks: [] });

  it('E4: has its language, title and character set, and a policy that lets in its own style and nothing else', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">/);
    expect(page).toContain('<title>A &amp; B</title>');
    const style = /<style>(.*)<\/style>/.exec(page)?.[1] ?? '';
    expect(style).not.toMatch(/url|@import/);
    const hash = createHash('sha256').update(style).digest('base64');
    expect(page).toContain(`content="default-src 'none'; style-src 'sha256-${hash}'"`);
  });
});
