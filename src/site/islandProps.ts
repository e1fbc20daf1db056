/**
 * An island's props as JSON, for the page to have in an attribute. leanRuntime.ts puts it in the place of Astro's,
 * which writes each value in a list with its kind: a longer page, and a slower build.
 * @throws {TypeError} naming the prop that JSON has no word for.
 */
export function serializeProps(props: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(props, onlyJson);
}

/** As JSON.stringify calls it: what `this` has under `key` is the value before anything made it a string. */
function onlyJson(this: Readonly<Record<string, unknown>>, key: string, value: unknown): unknown {
  const given = this[key];
  const isOther =
    typeof given === 'object' && given !== null
      ? !Array.isArray(given) && Object.prototype.toString.call(given) !== '[object Object]'
      : typeof given === 'function' || (typeof given === 'number' && !Number.isFinite(given));
  if (isOther) throw new TypeError(`An island's prop "${key}" holds a value that JSON has no word for.`);
  return value;
}
