/** What stood in the server's controls when the script arrived: taking over the form empties them. */
export interface Early {
  fields: ReadonlyMap<string, string>;
  answers: ReadonlyMap<string, readonly string[]>;
}

const prefix = 'channel-';

/**
 * What somebody typed and ticked before the script arrived. Without a key pressed or a click it is the browser that
 * put back what it remembers, which may be another channel's or erased.
 */
export function readEarly(): Early {
  const fields = new Map<string, string>();
  const answers = new Map<string, readonly string[]>();
  if (typeof document === 'undefined' || !navigator.userActivation.hasBeenActive) return { fields, answers };
  for (const control of document.querySelectorAll<HTMLInputElement>(`.tool [name^="${prefix}"]`)) {
    const id = control.name.slice(prefix.length);
    if (control.type !== 'radio' && control.type !== 'checkbox') {
      if (control.value !== '') fields.set(id, control.value);
    } else if (control.checked) answers.set(id, [...(answers.get(id) ?? []), control.value]);
  }
  return { fields, answers };
}
