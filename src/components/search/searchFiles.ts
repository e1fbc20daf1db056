import type { ForeignPart, SearchPart, SearchSite } from '../../engine/search/entry.ts';
import { searchIndex, type SearchIndex } from '../../engine/search/searchIndex.ts';
import { fuseSpell } from './fuseSpell.ts';

/** The files of one language's search, each fetched once. */
export class SearchFiles {
  readonly #folder: string;
  readonly #fetched = new Map<string, Promise<SearchPart>>();
  readonly #fetchedForeign = new Map<string, Promise<ForeignPart>>();
  readonly #indexes = new Map<string, Promise<SearchIndex>>();

  /** @param base The site's base path, with a slash at its end. */
  constructor(base: string, locale: string) {
    this.#folder = `${base}data/search/${locale}/`;
  }

  /** @throws when the file cannot be had; the next call tries again. */
  async site(): Promise<SearchSite> {
    return (await this.#part('data')) as SearchSite;
  }

  /**
   * Of what belongs to no policy and to these.
   * @param foreign understands words of the other language too, from files of their own. @throws as `site` does.
   */
  index(policies: readonly string[], foreign: boolean): Promise<SearchIndex> {
    return once(this.#indexes, [foreign, ...policies].join(' '), async () => {
      const names = ['data', ...policies];
      const [site, parts, others] = await Promise.all([
        this.site(),
        Promise.all(names.map((name) => this.#part(name))),
        Promise.all(foreign ? names.map((name) => this.#foreign(name)) : []),
      ]);
      return searchIndex(
        parts.flatMap(({ entries }) => entries),
        site.words,
        fuseSpell,
        new Map(others.flatMap((part) => Object.entries(part.names))),
      );
    });
  }

  #part(name: string): Promise<SearchPart> {
    return once(this.#fetched, name, () => this.#fetch<SearchPart>(name));
  }

  #foreign(name: string): Promise<ForeignPart> {
    return once(this.#fetchedForeign, name, () => this.#fetch<ForeignPart>(`${name}.foreign`));
  }

  async #fetch<Part>(name: string): Promise<Part> {
    const response = await fetch(`${this.#folder}${name}.json`);
    if (!response.ok) throw new Error(`${response.url}: ${String(response.status)}`);
    return (await response.json()) as Part;
  }
}

/** Keeps what was promised under the key, unless it fails. */
function once<T>(kept: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = kept.get(key);
  if (known) return known;
  const made = make();
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  return made;
}
