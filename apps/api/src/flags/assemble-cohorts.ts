import type { CohortFacts, PupilFact, ResultCode, ResultFact, Scale, StatedMapping, WindowFact } from '@headway/domain';
import { onNewestVersions } from './newest-versions';

export interface PupilRow {
  id: string;
  cohort_year: number;
  entry_date: string | null;
  leaving_date: string | null;
  pupil_premium: boolean;
}

export type ScaleRow = Scale & { id: number };

export interface WindowRow {
  id: number;
  start_year: number;
  half_term: string;
  due_on: string;
  asked: { subjectId: number; yearGroups: number[] }[];
}

export interface ExpectationRow {
  subject_id: number;
  scale_id: number;
  year_group: number;
  /** A half term, or ANY. */
  half_term: string;
  expected: number;
}

/** The results of one pupil in one subject, oldest first. */
export interface SeriesRow {
  subject_id: number;
  pupil_id: string;
  windows: number[];
  scales: number[];
  marks: (number | null)[];
  codes: (keyof typeof codes | null)[];
  errors: (number | null)[];
}

/** A pupil who today works to other expectations or on another scale in a subject. */
export interface WorkingToRow {
  subject_id: number;
  pupil_id: string;
}

/** One year group in one subject, as the analysis takes it. */
export interface Cohort {
  subjectId: number;
  cohortYear: number;
  /** Window ids in the order of `facts.windows`. */
  windowIds: number[];
  /** Keys of results given on an older version of the scale and read on this one. */
  readElsewhere: ReadonlySet<string>;
  facts: CohortFacts;
}

const codes = { A: 'absent', N: 'not-assessed', B: 'below' } as const satisfies Record<string, ResultCode>;

interface SchoolRows {
  today: string;
  pupils: readonly PupilRow[];
  scales: readonly ScaleRow[];
  windows: readonly WindowRow[];
  expectations: readonly ExpectationRow[];
  series: readonly SeriesRow[];
  mappings: readonly StatedMapping[];
  workingTo: readonly WorkingToRow[];
}

/**
 * Sorts a school's rows into cohorts: the pupils of one cohort year in one subject, leavers with results included,
 * in every window that has a result of theirs or asked for one. Results of replaced scales are read on the newest version.
 */
export function assembleCohorts(given: SchoolRows): Cohort[] {
  const { readElsewhere, ...read } = onNewestVersions(given.series, given.expectations, given.mappings);
  const rows = { ...given, ...read };
  const scales = Object.fromEntries(rows.scales.map(({ id, ...scale }) => [String(id), scale]));
  const pupilById = new Map(rows.pupils.map((pupil) => [pupil.id, pupil]));
  const bySubject = grouped(rows.series, (row) => row.subject_id);
  const byYear = grouped(rows.pupils, (pupil) => pupil.cohort_year);
  const elsewhere = grouped(rows.workingTo, (row) => row.subject_id);
  const cohorts: Cohort[] = [];
  for (const [subjectId, series] of bySubject) {
    const seriesOf = new Map(series.map((row) => [row.pupil_id, row]));
    const years = new Set(series.flatMap((row) => pupilById.get(row.pupil_id)?.cohort_year ?? []));
    for (const cohortYear of years) {
      const pupils = (byYear.get(cohortYear) ?? []).filter(
        (pupil) => seriesOf.has(pupil.id) || here(pupil, rows.today),
      );
      const own = pupils.flatMap((pupil) => seriesOf.get(pupil.id) ?? []);
      const windows = windowsOf(rows, subjectId, cohortYear, own);
      const apart = elsewhere.get(subjectId) ?? [];
      cohorts.push({
        subjectId,
        cohortYear,
        windowIds: windows.map((window) => window.id),
        readElsewhere,
        facts: {
          today: rows.today,
          scales,
          windows: windows.map((window) => windowFact(window, rows.expectations, subjectId, cohortYear, own)),
          pupils: pupils.map((pupil) => pupilFact(pupil, apart, seriesOf.get(pupil.id), windows)),
        },
      });
    }
  }
  return cohorts.sort((a, b) => a.subjectId - b.subjectId || a.cohortYear - b.cohortYear);
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

const here = (pupil: PupilRow, today: string): boolean => pupil.leaving_date === null || pupil.leaving_date > today;

const asks = (window: WindowRow, subjectId: number, cohortYear: number): boolean =>
  window.asked.some((a) => a.subjectId === subjectId && a.yearGroups.includes(window.start_year - cohortYear));

function windowsOf(rows: SchoolRows, subjectId: number, cohortYear: number, given: SeriesRow[]): WindowRow[] {
  const used = new Set(given.flatMap((row) => row.windows));
  return rows.windows.filter((window) => used.has(window.id) || asks(window, subjectId, cohortYear));
}

function windowFact(
  window: WindowRow,
  expectations: readonly ExpectationRow[],
  subjectId: number,
  cohortYear: number,
  given: readonly SeriesRow[],
): WindowFact {
  const yearGroup = window.start_year - cohortYear;
  const fitting = expectations.filter(
    (row) =>
      row.subject_id === subjectId &&
      row.year_group === yearGroup &&
      (row.half_term === window.half_term || row.half_term === 'ANY'),
  );
  const uses = (row: ExpectationRow): number =>
    given.filter((one) => one.scales[one.windows.indexOf(window.id)] === row.scale_id).length;
  // The scale most pupils were marked on; the half term's own value before the year's.
  const [expected] = fitting.toSorted(
    (a, b) => uses(b) - uses(a) || Number(a.half_term === 'ANY') - Number(b.half_term === 'ANY'),
  );
  return {
    key: String(window.id),
    dueOn: window.due_on,
    asked: asks(window, subjectId, cohortYear),
    expected: expected ? { scale: String(expected.scale_id), value: expected.expected } : null,
  };
}

function pupilFact(
  pupil: PupilRow,
  apart: readonly WorkingToRow[],
  series: SeriesRow | undefined,
  windows: readonly WindowRow[],
): PupilFact {
  return {
    id: pupil.id,
    pupilPremium: pupil.pupil_premium,
    enteredOn: pupil.entry_date,
    leftOn: pupil.leaving_date,
    worksToOtherExpectations: apart.some((row) => row.pupil_id === pupil.id),
    results: windows.map((window) => (series ? resultFact(series, series.windows.indexOf(window.id)) : null)),
  };
}

function resultFact(series: SeriesRow, at: number): ResultFact | null {
  const scale = series.scales[at];
  if (scale === undefined) return null;
  const code = series.codes[at] ?? null;
  return {
    scale: String(scale),
    value: series.marks[at] ?? null,
    code: code === null ? null : codes[code],
    se: series.errors[at] ?? null,
  };
}
