import { checkUpn } from '@headway/domain';
import type { FileColumn } from '../file/file-layout';
import type { FieldWords } from '../kinds/field-words';
import { type ColumnMapping, fieldsOf, type ImportField, type ImportKind, importKinds } from './import-mapping';
import { parseMarksheetHeader } from './marksheet-header';

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Words that systems and people shorten in the names of columns. */
const SHORT: ReadonlyMap<string, string> = new Map([
  ['no', 'number'],
  ['num', 'number'],
  ['grp', 'group'],
  ['yr', 'year'],
  ['dt', 'date'],
  ['attend', 'attendance'],
  ['att', 'attendance'],
  ['sess', 'sessions'],
]);

/** The name with shortened words written out: "Unique Pupil No." is `uniquepupilnumber`. */
const writtenOut = (name: string): string =>
  name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((word) => SHORT.get(word) ?? word)
    .join('');

/** The column whose name comes first in the list of names of a field. */
function columnFor({ names }: FieldWords, columns: readonly FileColumn[]): FileColumn | undefined {
  for (const name of names) {
    const found = columns.find((column) => plain(column.name) === name || writtenOut(column.name) === name);
    if (found) return found;
  }
  return undefined;
}

/** A UPN is told from any other number by its letter and length, whatever its column is called. */
function upnColumn(columns: readonly FileColumn[]): FileColumn | undefined {
  return columns.find(
    ({ samples }) => samples.length > 0 && samples.every((sample) => checkUpn(sample).status !== 'malformed'),
  );
}

/** Which columns hold what, if the file is of this kind. */
export function guessColumns(kind: ImportKind, columns: readonly FileColumn[]): ColumnMapping[] {
  const { fields, subjects } = fieldsOf(kind);
  const guessed = new Map<number, ColumnMapping>();
  for (const [field, words] of fields) {
    const found = columnFor(
      words,
      columns.filter(({ index }) => !guessed.has(index)),
    );
    if (found) {
      guessed.set(found.index, { column: found.index, header: found.name, field, subject: null, window: null });
    }
  }
  const unnamed = columns.filter(({ index }) => !guessed.has(index));
  const upn = fields.has('upn') && !has(guessed, 'upn') ? upnColumn(unnamed) : undefined;
  if (upn) guessed.set(upn.index, { column: upn.index, header: upn.name, field: 'upn', subject: null, window: null });
  if (subjects === 'headers') {
    for (const { index, name } of columns) {
      const header = guessed.has(index) ? null : parseMarksheetHeader(name);
      if (header) guessed.set(index, { column: index, header: name, field: 'mark', ...header });
    }
  }
  return [...guessed.values()].sort((a, b) => a.column - b.column);
}

function has(guessed: ReadonlyMap<number, ColumnMapping>, field: ImportField): boolean {
  return [...guessed.values()].some((each) => each.field === field);
}

/** How well a kind fits: how much of what it needs is missing, and how much of the file it can take. */
function fitOf(kind: ImportKind, columns: readonly FileColumn[]): { kind: ImportKind; missing: number; found: number } {
  const found = new Set(guessColumns(kind, columns).map(({ field }) => field));
  const { needed, oneOf = [] } = fieldsOf(kind);
  const wanted = [...needed.map((field) => [field]), ...oneOf];
  const missing = wanted.filter((fields) => !fields.some((field) => found.has(field))).length;
  return { kind, missing: missing === wanted.length ? Infinity : missing, found: found.size };
}

/**
 * What a table most likely holds, from the names of its columns.
 * @returns null when it has nothing that any kind needs.
 */
export function guessKind(columns: readonly FileColumn[]): ImportKind | null {
  const fieldsIn = (kind: ImportKind): Set<ImportField> =>
    new Set(guessColumns(kind, columns).map(({ field }) => field));
  // One result a row, even if it is not said in which half term: a mark sheet would need less, but has no such columns.
  const rows = fieldsIn('results');
  if (rows.has('subject') && rows.has('result') && !fieldsIn('marksheet').has('mark')) return 'results';
  const [best] = importKinds
    .map((kind) => fitOf(kind, columns))
    .filter(({ missing }) => missing < Infinity)
    .sort((a, b) => a.missing - b.missing || b.found - a.found);
  return best?.kind ?? null;
}
