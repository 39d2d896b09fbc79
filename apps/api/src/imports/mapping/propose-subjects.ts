import {
  codeOf,
  numberIn,
  parseMark,
  proposeScale,
  type Scale,
  shippedScale,
  statutoryAssessmentOf,
} from '@headway/domain';
import type { NewScale, SubjectMapping } from './import-mapping';

export interface SchoolSubject {
  id: number;
  name: string;
  scaleId: number | null;
  /** On which single year groups are marked instead. */
  yearScaleIds?: readonly number[];
}

export interface SchoolScale extends Scale {
  id: number;
  name: string;
  /** The shipped scale it was taken from. */
  libraryKey?: string | null;
  /** Nothing new is given on it any more. */
  retired?: boolean;
}

/** The school's scale is proposed when it can read at least this share of the results: the others are the mistakes. */
const readable = 0.5;
/** From this share of numbers on, words among them are slips. */
const mostlyNumbers = 0.9;
/** At most this share of the results is taken for slips. */
const fewSlips = 0.01;

/**
 * Proposes what each subject of a file is in the school and which scale its results are on: the school's own where
 * the names agree and the scale can read the results; for national assessments the shipped one; otherwise a new one
 * made from the results.
 * @param values each subject of the file with its results.
 */
export function proposeSubjects(
  values: ReadonlyMap<string, readonly string[]>,
  subjects: readonly SchoolSubject[],
  scales: readonly SchoolScale[],
): SubjectMapping[] {
  return [...values].map(([name, column]) => {
    const subject = subjects.find((known) => known.name.trim().toLowerCase() === name.trim().toLowerCase());
    const scale = scales.find(({ id }) => id === subject?.scaleId);
    const known = { name, subjectId: subject?.id ?? null, leftOut: false };
    const ofYears = scales.filter(({ id }) => subject?.yearScaleIds?.includes(id));
    if (scale && canRead(column, scale, ...ofYears)) {
      return { ...known, scaleId: scale.id, newScale: null, orderGuessed: false };
    }
    const statutory = statutoryAssessmentOf(name);
    if (statutory) return { ...known, orderGuessed: false, ...shippedFor(statutory.scale, scales) };
    const proposal = proposeScale(withoutSlips(column));
    return {
      ...known,
      scaleId: null,
      newScale: proposal.ok ? named(name, proposal.value.scale) : null,
      orderGuessed: proposal.ok && proposal.value.orderGuessed,
      // A subject without a single result brings nothing in.
      leftOut: column.length === 0,
    };
  });
}

/** The school's copy of a shipped scale, or one to be made. */
function shippedFor(key: string, scales: readonly SchoolScale[]): Pick<SubjectMapping, 'scaleId' | 'newScale'> {
  const copy = scales.find(({ libraryKey, retired }) => libraryKey === key && !retired);
  if (copy) return { scaleId: copy.id, newScale: null };
  const { scale, name } = shippedScale(key);
  return { scaleId: null, newScale: { ...scale, steps: [...scale.steps], name, libraryKey: key } };
}

/**
 * The results without those that look like slips, so that a scale is not made to fit them: words where nearly all are
 * numbers, and a few numbers more than twice as large as all others. Off the scale, they are then found by checking.
 */
function withoutSlips(column: readonly string[]): readonly string[] {
  const plain = column.filter((cell) => codeOf(cell) === null);
  const numbers = plain.flatMap((cell) => numberIn(cell) ?? []).sort((a, b) => a - b);
  if (numbers.length < plain.length * mostlyNumbers) return column;
  const fewest = Math.ceil(numbers.length * (1 - fewSlips));
  const end = numbers.findIndex((value, i) => i >= fewest && value > 2 * (numbers[i - 1] ?? value));
  return (end < 0 ? numbers : numbers.slice(0, end)).map(String);
}

/** Whether the results are on these scales, each on one of them, but for a few mistakes. */
export const canRead = (column: readonly string[], ...scales: readonly Scale[]): boolean =>
  shareRead(column, scales) >= readable;

function shareRead(column: readonly string[], scales: readonly Scale[]): number {
  if (column.length === 0) return 1;
  return column.filter((cell) => scales.some((scale) => parseMark(cell, scale).ok)).length / column.length;
}

function named(subject: string, scale: Scale): NewScale {
  const range =
    scale.kind === 'ordinal'
      ? `${scale.steps[0]?.label ?? ''} to ${scale.steps.at(-1)?.label ?? ''}`
      : `${scale.least} to ${scale.greatest}`;
  return { ...scale, steps: [...scale.steps], name: `${subject}, ${range}` };
}
