import type { FieldProblem } from './problem';

/** PostgreSQL's largest `integer`; no number of this API is beyond it. */
const greatest = 2_147_483_647;
/** No body of this API has lists in lists deeper than this; a very deep one would exhaust the stack. */
const deepest = 8;
/** So many faults are enough to say. */
const most = 20;

/**
 * What of a value the database could not hold: the character NUL, half of a surrogate pair, a number beyond an
 * integer's range, nothing at all in place of a member of a list. Each with its path, as `marks.0.mark`.
 */
export function unstorable(value: unknown, path = '', depth = 0): FieldProblem[] {
  const message = faultOf(value);
  if (message) return [{ field: path || 'body', message }];
  if (typeof value !== 'object' || value === null) return [];
  if (depth > deepest) return [{ field: path, message: 'This is nested too deep.' }];
  const found: FieldProblem[] = [];
  for (const [key, member] of Object.entries(value)) {
    const at = path ? `${path}.${key}` : key;
    if (Array.isArray(value) && member === null) found.push({ field: at, message: 'There is nothing here.' });
    found.push(...unstorable(member, at, depth + 1));
    if (found.length >= most) return found.slice(0, most);
  }
  return found;
}

function faultOf(value: unknown): string | null {
  if (typeof value === 'number' && !(Math.abs(value) <= greatest)) return 'This number is too large.';
  if (typeof value === 'string' && (value.includes('\u0000') || /\p{Surrogate}/u.test(value))) {
    return 'This text holds a character that cannot be kept.';
  }
  return null;
}
