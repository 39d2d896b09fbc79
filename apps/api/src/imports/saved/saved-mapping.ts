import { createHash } from 'node:crypto';
import type { FileColumn } from '../file/file-layout';
import type { ColumnMapping, ImportKind, ImportMapping, SubjectMapping } from '../mapping/import-mapping';
import { parseMarksheetHeader } from '../mapping/marksheet-header';
import { canRead, type SchoolScale, type SchoolSubject } from '../mapping/propose-subjects';

/** What is remembered of a mapping. */
export interface SavedMapping {
  id: string;
  name: string;
  kind: ImportKind;
  columns: ColumnMapping[];
  subjects: SubjectMapping[];
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The name of a column without its half term: next term's mark sheet is of the same sort. */
const lasting = (name: string): string => plain(parseMarksheetHeader(name)?.subject ?? name);

/** The same for files whose columns have the same names, in whatever order. */
export function signatureOf(columns: readonly Pick<FileColumn, 'name'>[]): string {
  const names = [...new Set(columns.map(({ name }) => lasting(name)))].sort();
  return createHash('sha256').update(JSON.stringify(names)).digest('hex');
}

/** The remembered columns where they are in this file; those of a mark sheet are of the half term their name says. */
export function columnsFrom(saved: SavedMapping, columns: readonly FileColumn[]): ColumnMapping[] {
  const free = [...columns];
  return saved.columns
    .flatMap((known): ColumnMapping[] => {
      if (known.field === 'mark') return [];
      const place = free.findIndex(({ name }) => lasting(name) === lasting(known.header));
      const [found] = place < 0 ? [] : free.splice(place, 1);
      return found ? [{ ...known, column: found.index, header: found.name }] : [];
    })
    .concat(marksFrom(saved, columns));
}

function marksFrom(saved: SavedMapping, columns: readonly FileColumn[]): ColumnMapping[] {
  const marks = saved.columns.filter(({ field }) => field === 'mark');
  return columns.flatMap(({ index, name }): ColumnMapping[] => {
    const known = marks.find(({ header }) => lasting(header) === lasting(name));
    if (!known) return [];
    const said = parseMarksheetHeader(name);
    // A window that a person gave was that of another term's file.
    const window = said?.window ?? (known.header === name ? known.window : null);
    return [{ ...known, column: index, header: name, window }];
  });
}

/** The proposal with what was chosen for each subject last time, where the school still has it. */
export function withRemembered(
  mapping: ImportMapping,
  saved: SavedMapping,
  school: { subjects: readonly SchoolSubject[]; scales: readonly SchoolScale[] },
  values: ReadonlyMap<string, readonly string[]>,
): ImportMapping {
  const subjects = mapping.subjects.map((proposed) => {
    const known = saved.subjects.find(({ name }) => name.trim().toLowerCase() === proposed.name.trim().toLowerCase());
    if (!known) return proposed;
    const subject = school.subjects.find(({ id }) => id === known.subjectId);
    const scale = school.scales.find(({ id, retired }) => id === known.scaleId && !retired);
    return {
      ...proposed,
      leftOut: known.leftOut,
      ...(subject ? { subjectId: subject.id } : {}),
      ...(scale && canRead(values.get(proposed.name) ?? [], scale)
        ? { scaleId: scale.id, newScale: null, orderGuessed: false }
        : {}),
    };
  });
  return { ...mapping, subjects };
}
