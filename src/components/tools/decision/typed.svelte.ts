const key = 'kanalguiden:note';
const limit = 256_000;

/**
 * What somebody typed about one case: kept in the tab's session storage, so that a reload keeps it and a closed tab
 * forgets it. Where storage is blocked or full it lives in memory.
 */
export class Typed {
  #texts = $state.raw<Readonly<Record<string, string>>>({});
  readonly #case: string;

  /** @param name which tool of which policy the texts belong to, such as "ltu/publish". */
  constructor(name: string) {
    this.#case = name;
  }

  /** Call after mount: the server has no storage, and the first render has to be the server's. */
  load(): void {
    this.#texts = readAll()[this.#case] ?? {};
  }

  get(field: string): string {
    return Object.hasOwn(this.#texts, field) ? (this.#texts[field] ?? '') : '';
  }

  set(field: string, text: string): void {
    this.#texts = { ...this.#texts, [field]: text };
    write({ ...readAll(), [this.#case]: this.#texts });
  }

  erase(): void {
    this.#texts = {};
    try {
      sessionStorage.removeItem(key);
    } catch {
      // Blocked storage holds nothing to erase.
    }
  }
}

type Texts = Readonly<Record<string, string>>;

function readAll(): Record<string, Texts> {
  try {
    const stored = sessionStorage.getItem(key) ?? '';
    const value: unknown = stored.length > limit ? {} : JSON.parse(stored);
    return Object.fromEntries(entriesOf(value).map(([name, texts]) => [name, onlyTexts(texts)]));
  } catch {
    return {};
  }
}

function onlyTexts(value: unknown): Texts {
  return Object.fromEntries(
    entriesOf(value).flatMap(([field, text]) => (typeof text === 'string' ? [[field, text] as const] : [])),
  );
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function write(all: Record<string, Texts>): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(all));
  } catch {
    // Blocked or full: what was typed stays on the screen.
  }
}
