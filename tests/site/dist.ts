import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { ELEMENT_NODE, parse, TEXT_NODE, walkSync, type ElementNode, type Node } from 'ultrahtml';

/** A built page. */
export interface Page {
  /** Its address, such as "/en/ltu/". */
  path: string;
  locale: 'sv' | 'en';
  elements: readonly ElementNode[];
  ids: readonly string[];
}

/** Every file of a built site, with "/" between the folders. */
export function filesOf(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(dir, sep).length).split(sep).join('/'))
    .toSorted();
}

export function pagesOf(dir: string): Page[] {
  return filesOf(dir)
    .filter((file) => file.endsWith('.html'))
    .map((file) => readPage(dir, file));
}

function readPage(dir: string, file: string): Page {
  const elements: ElementNode[] = [];
  walkSync(parse(readFileSync(join(dir, file), 'utf8')) as Node, (node: Node) => {
    if (node.type === ELEMENT_NODE) elements.push(node);
  });
  return {
    path: `/${file.replace(/(^|\/)index\.html$/, '$1')}`,
    locale: file === 'en.html' || file.startsWith('en/') ? 'en' : 'sv',
    elements,
    ids: elements.flatMap(({ attributes }) => attributes['id'] ?? []),
  };
}

export function named(page: Page, ...names: readonly string[]): ElementNode[] {
  return page.elements.filter(({ name }) => names.includes(name));
}

export function textOf(node: Node): string {
  if (node.type === TEXT_NODE) return node.value;
  return 'children' in node ? (node.children as Node[]).map(textOf).join('') : '';
}

/** The text that stands in an element itself, not in elements within it. */
export function ownText({ children }: ElementNode): string[] {
  return children.flatMap((node) => (node.type === TEXT_NODE ? node.value : []));
}

/** Attribute values are as written in the file. */
export function decode(value: string): string {
  return value.replaceAll('&#38;', '&').replaceAll('&amp;', '&').replaceAll('&quot;', '"');
}
