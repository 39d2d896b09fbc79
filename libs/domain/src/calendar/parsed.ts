/** What became of a text a person typed or a file held: its value, or why it has none, in plain words. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; because: string };

export function parsed<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

export function notParsed<T>(because: string): Parsed<T> {
  return { ok: false, because };
}
