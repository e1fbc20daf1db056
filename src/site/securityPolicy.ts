import { createHash } from 'node:crypto';
import { decodeHTMLAttribute } from 'entities';
import { Tokenizer } from 'htmlparser2';

/** Those of an element that the policy asks about. */
type Attributes = Readonly<Record<string, string>>;

interface Element {
  tagName: string;
  attributes: Attributes;
  /** Where its tag begins in the page. */
  at: number;
  /** What stands in it, of elements that hold text alone: scripts, styles. */
  text: string;
}

/** What can be wrong with a built page, and how to mend it. */
export const pageProblems = {
  'charset-not-first': 'The policy stands right after the charset. Begin <head> with <meta charset="utf-8">.',
  'policy-of-its-own':
    'Two policies both hold, so the stricter one wins. Take this one out; the build writes the policy.',
  'inline-handler': 'Give the element a class or an id, and listen from a script with addEventListener.',
  'style-attribute': 'Give the element a class. In Markdown, the alignment of a table makes such an attribute.',
  'script-address': 'An address leads to a page. Use a button, and listen from a script.',
  'foreign-resource': 'Nothing is loaded from elsewhere. Put the file into public/ and name it without a host.',
  'too-many-inline-scripts':
    'Each costs a hash on the page. Let one script import the others: what imports stands in a file of its own.',
} as const satisfies Record<string, string>;

export interface PageProblem {
  code: keyof typeof pageProblems;
  /** What stands there. */
  value: string;
}

/** What a page has in itself, as far as its policy must know. */
export interface PageNeeds {
  /** Hashes of the scripts, and of the style sheets, that stand in the page, such as "sha256-…". */
  scripts: readonly string[];
  styles: readonly string[];
  /** Whether the search starts from this page: its index is read by WebAssembly. */
  search: boolean;
  /** Whether the page shows another one of the site in a frame. */
  frame: boolean;
}

/** Names of directives with their values. Order counts for nothing but for the same bytes. */
export type Directives = Readonly<Record<string, readonly string[]>>;

/** Theme, islands, and in a frame its height and its links. */
const mostInlineScripts = 3;

/** What no page has, so that the default of its own policy forbids it. */
const unusedKinds = ['font-src', 'manifest-src', 'media-src', 'object-src'];

/** No site has this name, so whatever an address resolves to elsewhere is foreign. */
const own = 'https://own.invalid';

const textAlone = new Set(['script', 'style']);
/** Elements that the policy asks about whatever their attributes are. */
const askedElements = new Set(['head', 'iframe', 'meta', ...textAlone]);
/** Where elements name what they load, submit to or lead to. */
const addresses = new Set(
  'src srcset href xlink:href data poster action formaction background component-url renderer-url'.split(' '),
);
/** Attributes that the policy asks about, besides what begins with "on". */
const asked = new Set([...addresses, 'charset', 'http-equiv', 'id', 'rel', 'style', 'type']);
/** An address that begins at the site's root, or in the page. Nearly all do, and reading each in full takes long. */
const ofThisSite = /^(#|\/(?![/\\]))[^\t\n\r,]*$/;
/** What a <link> says about the page, and loads nothing. */
const saidOfPage = new Set('alternate author canonical help license next prev sitemap'.split(' '));

/**
 * The policy of a page. What is not named here is forbidden by the first directive.
 * Names and values: https://www.w3.org/TR/CSP3/
 */
export function policyDirectives({ scripts, styles, search, frame }: PageNeeds): Directives {
  return {
    'default-src': [`'none'`],
    'script-src': [`'self'`, ...scripts.map(quoted), ...(search ? [`'wasm-unsafe-eval'`] : [])],
    'style-src': [`'self'`, ...styles.map(quoted)],
    'img-src': [`'self'`],
    'connect-src': [`'self'`],
    ...(search && { 'worker-src': [`'self'`] }),
    ...(frame && { 'frame-src': [`'self'`] }),
    'base-uri': [`'none'`],
    'form-action': [`'none'`],
  };
}

/**
 * What the host can say for every file alike, in a header: the part of the pages' policy that holds on all of them, and
 * who may frame them, which only a header can say. The hashes differ by page and stay with it; for the same reason there
 * is no default, which would stand in for the scripts' directive.
 * @param ancestors who may show a page in a frame, such as "'self'" or "https://intranet.example"; nobody when empty.
 */
export function hostDirectives(ancestors: readonly string[] = []): Directives {
  const everywhere = policyDirectives({ scripts: [], styles: [], search: true, frame: true });
  const ofPages = ['default-src', 'script-src', 'style-src'];
  return {
    ...Object.fromEntries(Object.entries(everywhere).filter(([name]) => !ofPages.includes(name))),
    ...Object.fromEntries(unusedKinds.map((kind) => [kind, [`'none'`]])),
    'frame-ancestors': ancestors.length > 0 ? ancestors : [`'none'`],
  };
}

/** Directives as a header or a page writes them. */
export function writePolicy(directives: Directives): string {
  return Object.entries(directives)
    .map(([name, values]) => [name, ...values].join(' '))
    .join(';');
}

/**
 * A built page with its policy, or what keeps it from having one.
 * @param html the page's bytes, each as one character ("latin1"): browsers hash bytes, and no tag has others than ASCII.
 */
export function withPolicy(html: string): { html: string } | { problems: readonly PageProblem[] } {
  const { needs, problems, after } = readPage(html);
  if (problems.length > 0 || after === undefined) return { problems };
  const policy = writePolicy(policyDirectives(needs));
  const meta = `<meta http-equiv="content-security-policy" content="${policy}"/>`;
  return { html: html.slice(0, after) + meta + html.slice(after) };
}

/** The report for people: file; then code, value and how to mend it. */
export function pageReport(found: ReadonlyMap<string, readonly PageProblem[]>): string {
  const all = [...found].flatMap(([file, problems]) => problems.map((problem) => ({ file, ...problem })));
  const lines = all.map(({ file, code, value }) => `${file}\n  ${code}  "${value}"  ${pageProblems[code]}`);
  const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
  return [...lines, `${count(all.length, 'problem')} in ${count(found.size, 'page')}. The site must not be used.`].join(
    '\n',
  );
}

/** @returns `after`: where the tag that names the charset ends; undefined when the page does not begin with it. */
function readPage(html: string): { needs: PageNeeds; problems: readonly PageProblem[]; after: number | undefined } {
  const elements = elementsIn(html);
  const scripts = elements.filter(isInlineScript);
  const first = elements[elements.findIndex(({ tagName }) => tagName === 'head') + 1];
  const namesCharset = first?.tagName === 'meta' && 'charset' in first.attributes;
  const after = namesCharset ? html.indexOf('>', html.search(/<meta/i)) + 1 : undefined;

  const problems = elements.flatMap((element) =>
    codesOf(element).map((code) => ({ code, value: tagAt(html, element.at) })),
  );
  if (after === undefined) problems.unshift({ code: 'charset-not-first', value: first ? tagAt(html, first.at) : '' });
  if (scripts.length > mostInlineScripts)
    problems.push({ code: 'too-many-inline-scripts', value: `${scripts.length}, and ${mostInlineScripts} at most` });
  return {
    needs: {
      scripts: hashes(scripts),
      styles: hashes(elements.filter(({ tagName }) => tagName === 'style')),
      search: elements.some(({ attributes }) => attributes['id'] === 'search-open'),
      frame: elements.some(({ tagName }) => tagName === 'iframe'),
    },
    problems,
    after,
  };
}

function codesOf({ tagName, attributes }: Element): PageProblem['code'][] {
  const codes: PageProblem['code'][] = [];
  if (tagName === 'meta' && attributes['http-equiv']?.toLowerCase() === 'content-security-policy')
    codes.push('policy-of-its-own');
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) codes.push('inline-handler');
    else if (name === 'style') codes.push('style-attribute');
    else if (addresses.has(name) && !ofThisSite.test(value)) {
      const targets = (name === 'srcset' ? value.split(',') : [value]).flatMap(resolved);
      if (targets.some(({ protocol }) => protocol === 'javascript:')) codes.push('script-address');
      else if (targets.some(({ origin }) => origin !== own) && loads(tagName, attributes))
        codes.push('foreign-resource');
    }
  }
  return codes;
}

/** Whether the element fetches or sends by itself, rather than leading somewhere. */
function loads(tagName: string, attributes: Attributes): boolean {
  if (tagName === 'a' || tagName === 'area') return false;
  const relations = attributes['rel']?.toLowerCase().split(/\s+/) ?? [];
  return tagName !== 'link' || relations.some((relation) => !saidOfPage.has(relation));
}

/** As a browser reads an address; one that it cannot read leads nowhere. */
function resolved(address: string): URL[] {
  const [first = ''] = address.trim().split(/\s+(?=[\d.]+[wx]$)/);
  return URL.canParse(first, own) ? [new URL(first, own)] : [];
}

/** Whether the element runs what stands in it. Data does not run and needs no hash. */
function isInlineScript({ tagName, attributes }: Element): boolean {
  return (
    tagName === 'script' && !('src' in attributes) && !/^application\/(ld\+)?json$/i.test(attributes['type'] ?? '')
  );
}

/** Each once, in the order of the page. The algorithm is the shortest that browsers take. */
function hashes(elements: readonly Element[]): string[] {
  return [
    ...new Set(elements.map(({ text }) => `sha256-${createHash('sha256').update(text, 'latin1').digest('base64')}`)),
  ];
}

/**
 * Every element that the policy asks about, and the first in the head, in the order of the page, also those in templates
 * and in <noscript>. Most have no attribute that matters, and to keep them all takes long. The tokenizer is the fastest,
 * not the strictest, on every page of every build: a script that it overlooked would have no hash and would not run. It
 * finds entities as slowly as it finds tags, so they are read only in what is kept.
 */
function elementsIn(page: string): Element[] {
  const found: Element[] = [];
  let tag = { tagName: '', attributes: {} as Record<string, string>, at: 0, text: '' };
  let hasAsked = false;
  /** An attribute that the policy asks about; undefined when it is another. */
  let name: string | undefined;
  let value = '';
  /** The element whose text comes, where it holds text alone. */
  let open: Element | undefined;
  const opened = (): void => {
    open = textAlone.has(tag.tagName) ? tag : undefined;
    const isFirst = found.at(-1)?.tagName === 'head';
    if (hasAsked || isFirst || askedElements.has(tag.tagName)) found.push(tag);
  };
  const ignored = (): void => {};
  const tokenizer = new Tokenizer(
    { decodeEntities: false },
    {
      onopentagname(start, end) {
        tag = { tagName: page.slice(start, end).toLowerCase(), attributes: {}, at: start - 1, text: '' };
        hasAsked = false;
      },
      onattribname(start, end) {
        const written = page.slice(start, end).toLowerCase();
        // Of two with the same name the first holds.
        name = isAsked(written) && !Object.hasOwn(tag.attributes, written) ? written : undefined;
        value = '';
      },
      onattribdata(start, end) {
        if (name !== undefined) value += page.slice(start, end);
      },
      onattribend() {
        if (name === undefined) return;
        tag.attributes[name] = value.includes('&') ? decodeHTMLAttribute(value) : value;
        hasAsked = true;
      },
      onopentagend: opened,
      onselfclosingtag: opened,
      ontext(start, end) {
        if (open) open.text += page.slice(start, end);
      },
      onclosetag() {
        open = undefined;
      },
      onattribentity: ignored,
      ontextentity: ignored,
      oncdata: ignored,
      oncomment: ignored,
      ondeclaration: ignored,
      onprocessinginstruction: ignored,
      onend: ignored,
    },
  );
  tokenizer.write(page);
  tokenizer.end();
  return found;
}

/** Whether the policy asks about the attribute. */
function isAsked(attribute: string): boolean {
  return asked.has(attribute) || attribute.startsWith('on');
}

/** The start of a tag as it stands in the page, for people. */
function tagAt(page: string, at: number): string {
  const tag = Buffer.from(page.slice(at, at + 600), 'latin1').toString();
  const [whole = tag] = /^[^>]*>/.exec(tag) ?? [];
  return whole.length > 120 ? `${whole.slice(0, 119)}…` : whole;
}

function quoted(hash: string): string {
  return `'${hash}'`;
}
