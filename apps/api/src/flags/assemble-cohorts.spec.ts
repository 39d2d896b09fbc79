import { analyseCohort, type PupilAnalysis, type ScaleMapping } from '@headway/domain';
import { assembleCohorts, type Cohort, type ScaleRow, type SeriesRow } from './assemble-cohorts';
import { foundProgress } from './found-needs';

const MATHS = 1;
const windows = [20251, 20252, 20253, 20254];
const raw = (id: number, greatest: number): ScaleRow => ({
  id,
  kind: 'raw',
  basis: 'test',
  direction: 'up',
  least: 0,
  greatest,
  decimals: 0,
  steps: [],
  mean: null,
  sd: null,
  reliability: null,
  threshold: null,
});
const pupil = (i: number): string => `pupil-${String(i).padStart(2, '0')}`;

/** Forty pupils with steady marks from 10 to 29 of 40; the first falls by half at the end. */
const markOf = (i: number, w: number): number => {
  const steady = 10 + (i % 20) + ((i * 7 + w * 3) % 3);
  return i === 19 && w >= 2 ? Math.round(steady / 2) : steady;
};

interface Change {
  /** From which window on marks are given on scale 2, out of twice as many. */
  newScaleFrom?: number;
  mapping?: ScaleMapping;
  workingTo?: string[];
}

function cohort({ newScaleFrom = 4, mapping, workingTo = [] }: Change): Cohort {
  const series = Array.from({ length: 40 }, (_, i): SeriesRow => {
    const isNew = windows.map((_window, w) => w >= newScaleFrom);
    return {
      subject_id: MATHS,
      pupil_id: pupil(i),
      windows,
      scales: isNew.map((fresh) => (fresh ? 2 : 1)),
      marks: isNew.map((fresh, w) => markOf(i, w) * (fresh ? 2 : 1)),
      codes: windows.map(() => null),
      errors: windows.map(() => null),
    };
  });
  const [only] = assembleCohorts({
    today: '2026-04-20',
    pupils: series.map(({ pupil_id }) => ({
      id: pupil_id,
      cohort_year: 2021,
      entry_date: null,
      leaving_date: null,
      pupil_premium: false,
    })),
    scales: [raw(1, 40), raw(2, 80)],
    windows: windows.map((id, w) => ({
      id,
      start_year: 2025,
      half_term: ['AUT1', 'AUT2', 'SPR1', 'SPR2'][w] ?? '',
      due_on: `2026-0${w + 1}-10`,
      asked: [{ subjectId: MATHS, yearGroups: [4] }],
    })),
    expectations: [{ subject_id: MATHS, scale_id: 1, year_group: 4, half_term: 'ANY', expected: 26 }],
    series,
    mappings: mapping ? [{ from: 1, to: 2, mapping }] : [],
    workingTo: workingTo.map((pupil_id) => ({ subject_id: MATHS, pupil_id })),
  });
  if (!only) throw new Error('There is no cohort.');
  return only;
}

const faller = (of: Cohort): PupilAnalysis => {
  const found = analyseCohort(of.facts).pupils.find(({ id }) => id === pupil(19));
  if (!found) throw new Error('The pupil is not in the cohort.');
  return found;
};
const rulesOf = (of: Cohort): string[] => faller(of).reasons.map(({ rule }) => rule);
const double: ScaleMapping = { kind: 'linear', factor: 2, offset: 0 };

describe('a cohort whose scale was replaced', () => {
  it('is analysed on one scale where the mapping was stated', () => {
    const mapped = cohort({ newScaleFrom: 2, mapping: double });
    expect(faller(mapped).gate.verdict).toBe('decline');
    // The same pupils on one scale throughout: the same verdict with the same statistic.
    const throughout = cohort({ newScaleFrom: 0 });
    expect(faller(mapped).gate).toEqual(faller(throughout).gate);
  });

  it('is silent about change across the break where nothing was stated, or nothing can be compared', () => {
    for (const change of [{}, { mapping: { kind: 'none' } as const }]) {
      const broken = cohort({ newScaleFrom: 3, ...change });
      expect(faller(broken).gate).toEqual({ verdict: 'cannot-tell', because: 'one-window' });
      expect(rulesOf(broken).filter((rule) => rule.startsWith('slower') || rule.startsWith('gap'))).toEqual([]);
    }
  });

  it('keeps a mark without a counterpart apart', () => {
    const counterparts = Array.from({ length: 20 }, (_, i) => ({ from: i + 10, to: 2 * (i + 10) }));
    const part = cohort({ newScaleFrom: 3, mapping: { kind: 'steps', pairs: counterparts } });
    const old = part.facts.pupils.flatMap(({ results }) => results.slice(0, 3)).filter((result) => result !== null);
    const apart = old.filter(({ scale }) => scale === '1').map(({ value }) => value);
    expect(new Set(apart)).toEqual(new Set([30]));
    expect(old.filter(({ scale }) => scale === '2').length).toBe(old.length - apart.length);
  });

  it('reads the expectation of the old version, and shows none of it beside an old mark', () => {
    const mapped = cohort({ newScaleFrom: 2, mapping: double });
    expect(mapped.facts.windows.map(({ expected }) => expected)).toEqual(
      windows.map(() => ({ scale: '2', value: 52 })),
    );
    const progress = foundProgress(mapped, analyseCohort(mapped.facts));
    const of = (window: number) => progress.windowIds.flatMap((id, i) => (id === window ? [progress.expected[i]] : []));
    expect(new Set(of(20252))).toEqual(new Set([null]));
    expect(new Set(of(20253))).toEqual(new Set([52]));
  });
});

describe('a pupil who works to other expectations', () => {
  it('is judged against the own rate only', () => {
    expect(rulesOf(cohort({}))).toEqual(expect.arrayContaining(['below-expected', 'slower-than-own-rate']));
    const rules = rulesOf(cohort({ workingTo: [pupil(19)] }));
    expect(rules).toContain('slower-than-own-rate');
    for (const off of ['below-expected', 'slower-than-peers', 'gap-widening', 'gap-not-closing']) {
      expect(rules).not.toContain(off);
    }
  });

  it('changes nothing for the others', () => {
    const before = analyseCohort(cohort({}).facts).pupils.filter(({ id }) => id !== pupil(19));
    const after = analyseCohort(cohort({ workingTo: [pupil(19)] }).facts).pupils.filter(({ id }) => id !== pupil(19));
    expect(after).toEqual(before);
  });
});
