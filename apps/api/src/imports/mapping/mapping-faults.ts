import { HALF_TERMS, isIsoDate, windowLabel, windowOfNumber } from '@headway/domain';
import type { FieldProblem } from '../../core/http/problem';
import type { FileLayout } from '../file/file-layout';
import { fieldLabel, fieldsOf, type ImportField, type ImportMapping, type SubjectMapping } from './import-mapping';

/** What stands in the way of reading the file by this mapping, in words; empty when nothing does. */
export function mappingFaults(mapping: ImportMapping, layout: FileLayout): FieldProblem[] {
  return [
    ...(isIsoDate(mapping.statedOn) ? [] : [{ field: 'statedOn', message: 'Give the day as yyyy-mm-dd.' }]),
    ...(isUnsaid(mapping.window) || isWindow(mapping.window)
      ? []
      : [{ field: 'window', message: 'Choose the half term of this file.' }]),
    ...columnFaults(mapping, layout),
    ...(fieldsOf(mapping.kind).subjects ? [...mapping.subjects.flatMap(subjectFaults), ...scaleClashes(mapping)] : []),
  ];
}

function columnFaults({ kind, columns, window: ofFile = null }: ImportMapping, layout: FileLayout): FieldProblem[] {
  const faults: FieldProblem[] = [];
  const add = (message: string): void => void faults.push({ field: 'columns', message });
  const taken = new Map<string, string>();
  const places = new Set<number>();
  const { fields, needed, oneOf = [] } = fieldsOf(kind);
  for (const { column, header, field, subject, window: own } of columns) {
    const window = own ?? ofFile;
    const inFile = layout.columns.find(({ index }) => index === column);
    if (inFile?.name !== header) {
      add(`The file has no column “${header}” in place ${column + 1}: the mapping was made for another file.`);
      continue;
    }
    if (places.has(column)) add(`The column “${header}” is used twice.`);
    places.add(column);
    if (!fields.has(field)) {
      add(`“${fieldLabel(field)}” has no place in a file of this kind.`);
    }
    if (field === 'mark' && (!subject?.trim() || window === null || !isWindow(window))) {
      add(`Say which subject and half term the column “${header}” holds.`);
      continue;
    }
    const key = field === 'mark' ? `${subject?.trim().toLowerCase()} ${window}` : field;
    const other = taken.get(key);
    if (other !== undefined) {
      const what =
        field === 'mark' && window !== null ? `${subject}, ${windowLabel(windowOfNumber(window))}` : fieldLabel(field);
      add(`The columns “${other}” and “${header}” are both matched to ${what}.`);
    }
    taken.set(key, header);
  }
  for (const wanted of [...needed.map((field) => [field]), ...oneOf]) {
    if (columns.some((column) => wanted.includes(column.field))) continue;
    if (ofFile !== null && wanted.some((field) => saidByWindow.has(field))) continue;
    const found = layout.columns.map(({ name }) => name).join(', ');
    add(`No column for ${wanted.map(fieldLabel).join(' or ')}. The file has: ${found}.`);
  }
  return faults;
}

const isUnsaid = (window: number | null | undefined): window is null | undefined =>
  window === null || window === undefined;

/** What need not be in a column once the half term of the whole file is chosen. */
const saidByWindow: ReadonlySet<ImportField> = new Set<ImportField>(['academic-year', 'half-term']);

/** A start year followed by 1 (AUT1) to 6 (SUM2). */
const isWindow = (window: number): boolean => window % 10 >= 1 && window % 10 <= HALF_TERMS.length;

function subjectFaults({ name, scaleId, newScale, leftOut }: SubjectMapping): FieldProblem[] {
  const at = (message: string): FieldProblem[] => [{ field: 'subjects', message }];
  if (leftOut || scaleId !== null) return [];
  if (!newScale) return at(`Say which scale the results in ${name} are on, or leave ${name} out.`);
  if (newScale.least >= newScale.greatest) return at(`The scale of ${name} must end above where it starts.`);
  if (newScale.kind === 'ordinal' && newScale.steps.length < 2) return at(`The scale of ${name} needs its steps.`);
  if (newScale.kind === 'ordinal') {
    const labels = new Set(newScale.steps.map(({ label }) => label.trim().toLowerCase()));
    const rising = newScale.steps.every((step, i) => i === 0 || step.value > (newScale.steps[i - 1]?.value ?? 0));
    if (labels.size < newScale.steps.length) return at(`Two steps of the scale of ${name} have the same name.`);
    if (!rising) return at(`The steps of the scale of ${name} must rise.`);
  }
  return [];
}

/** A subject of the school has one scale in a file, whatever the file calls the subject. */
function scaleClashes({ subjects }: ImportMapping): FieldProblem[] {
  const first = new Map<string, SubjectMapping>();
  return subjects
    .filter(({ leftOut }) => !leftOut)
    .flatMap((subject) => {
      const key = subject.subjectId === null ? subject.name.trim().toLowerCase() : String(subject.subjectId);
      const other = first.get(key);
      if (!other) first.set(key, subject);
      if (!other || sameScale(other, subject)) return [];
      const message = `${other.name} and ${subject.name} are one subject of the school: give both the same scale.`;
      return [{ field: 'subjects', message }];
    });
}

const sameScale = (a: SubjectMapping, b: SubjectMapping): boolean =>
  a.scaleId !== null || b.scaleId !== null
    ? a.scaleId === b.scaleId
    : JSON.stringify({ ...a.newScale, name: '' }) === JSON.stringify({ ...b.newScale, name: '' });
