const key = 'kanalguiden:note';

/**
 * What somebody typed about one case: kept in the tab's session storage, so that a reload keeps it and a closed tab
 * forgets it. Where storage is blocked or full it lives in memory, and `kept` tells.
 */
export class Typed {
  #texts = $state.raw<Readonly<Record<string, string>>>({});
  readonly #case: string;
  /** Whether a reload would bring back what is on the screen. */
  kept = $state(true);

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

  /** Whether the field was ever touched: an emptied one holds an empty text. */
  has(field: string): boolean {
    return Object.hasOwn(this.#texts, field);
  }

  set(field: string, text: string): void {
    this.#texts = { ...this.#texts, [field]: text };
    this.kept = write({ ...readAll(), [this.#case]: this.#texts });
  }

  /** Erases this tool's texts; another tool's stay. */
  erase(): void {
    this.#texts = {};
    this.kept = true;
    const others = Object.entries(readAll()).filter(([name]) => name !== this.#case);
    try {
      if (others.length === 0) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, JSON.stringify(Object.fromEntries(others)));
    } catch {
      // Blocked storage holds nothing to erase.
    }
  }
}

type Texts = Readonly<Record<string, string>>;

function readAll(): Record<string, Texts> {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(key) ?? '{}');
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

/** False where storage is blocked or full. */
function write(all: Record<string, Texts>): boolean {
  try {
    sessionStorage.setItem(key, JSON.stringify(all));
    return true;
  } catch {
    return false;
  }
}
