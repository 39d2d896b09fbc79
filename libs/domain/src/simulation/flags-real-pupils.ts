import { analyseCohort } from '../flags/analyse-cohort';
import type { Scale } from '../scales/scale';
import { type Answer, cannotTell, told } from '../statistics/cannot-tell';
import { mean, midRanks, quantile } from '../statistics/describe';

/** Real pupils with a result in each of three windows, one mark per pupil each, in the same order. */
export interface ThreeWindows {
  readonly scale: Scale;
  readonly first: readonly number[];
  readonly second: readonly number[];
  readonly third: readonly number[];
}

export interface Share {
  readonly pupils: number;
  readonly low: number;
  /** low/pupils in %; null without pupils. */
  readonly percent: number | null;
}

export interface FlagsOnRealPupils {
  readonly pupils: number;
  /** Low: in the lowest fifth of the third window, ties included. Always read the other numbers against this share. */
  readonly baseRate: Share;
  /** (a) Ranking by mean position in the first two windows: how well it finds who is low in the third. */
  readonly level: {
    readonly auc: number;
    readonly aucSecondAlone: number;
    /** Low in the third window among as many pupils as make a fifth + 2 % at the top of the list. */
    readonly top: Share;
  };
  /** (b) Of pupils not low in the first window, who is low in the third: by what happened from first to second. */
  readonly change: { readonly gate: Share; readonly anyFall: Share; readonly noFall: Share };
  /** (c) Mean progress residual of the third window on the second, in SD, after a flagged fall and no help at all. */
  readonly reboundAfterFlag: number | null;
}

const LOW = 0.2;
/** The list is read down to this share of the pupils: 182 of 887. */
const TOP_OF_LIST = 182 / 887;

/**
 * What level and change foretell on real results, so that a reader can judge the rules against people.
 * @returns cannot tell: `no-values`, `mismatched-lengths`, `no-spread` (nobody is low, or everybody)
 */
export function flagsOnRealPupils({ scale, first, second, third }: ThreeWindows): Answer<FlagsOnRealPupils> {
  const n = first.length;
  if (second.length !== n || third.length !== n) return cannotTell('mismatched-lengths');
  const isLow = lowestFifth(third);
  const wasLow = lowestFifth(first);
  if (!isLow.ok) return isLow;
  if (!wasLow.ok) return wasLow;
  const all = Array.from({ length: n }, (_, pupil) => pupil);
  const share = (pupils: readonly number[]): Share => {
    const low = pupils.filter((pupil) => isLow.value[pupil]).length;
    return { pupils: pupils.length, low, percent: pupils.length === 0 ? null : (100 * low) / pupils.length };
  };
  const before = analysis(scale, [first, second]);
  const after = analysis(scale, [first, second, third]);
  const position = (pupil: number) => before[pupil]?.position ?? 0;
  const positionIn = (pupil: number, w: number) => before[pupil]?.windows[w]?.position ?? 0;
  const auc = areaUnderCurve(all.map(position), isLow.value);
  const aucSecondAlone = areaUnderCurve(
    all.map((pupil) => positionIn(pupil, 1)),
    isLow.value,
  );
  if (!auc.ok) return auc;
  if (!aucSecondAlone.ok) return aucSecondAlone;

  const list = [...all].sort((a, b) => position(a) - position(b)).slice(0, Math.round(TOP_OF_LIST * n));
  const flagged = (pupil: number) => before[pupil]?.gate.verdict === 'decline';
  const fell = (pupil: number) => positionIn(pupil, 1) < positionIn(pupil, 0);
  const notLow = all.filter((pupil) => !wasLow.value[pupil]);
  const rebounds = all.filter(flagged).flatMap((pupil) => after[pupil]?.windows[2]?.residual1 ?? []);
  const rebound = mean(rebounds);
  return told({
    pupils: n,
    baseRate: share(all),
    level: { auc: auc.value, aucSecondAlone: aucSecondAlone.value, top: share(list) },
    change: {
      gate: share(notLow.filter(flagged)),
      anyFall: share(notLow.filter(fell)),
      noFall: share(notLow.filter((pupil) => !fell(pupil))),
    },
    reboundAfterFlag: rebound.ok ? rebound.value : null,
  });
}

/** Area under the ROC curve of a low score for a yes: the chance that a yes scores below a no, ties half. */
export function areaUnderCurve(scores: readonly number[], yes: readonly boolean[]): Answer<number> {
  const ranks = midRanks(scores);
  if (!ranks.ok) return ranks;
  if (yes.length !== scores.length) return cannotTell('mismatched-lengths');
  const positives = yes.filter(Boolean).length;
  const negatives = yes.length - positives;
  if (positives === 0 || negatives === 0) return cannotTell('no-spread');
  const sum = ranks.value.reduce((total, rank, i) => total + (yes[i] ? rank : 0), 0);
  return told(1 - (sum - (positives * (positives + 1)) / 2) / (positives * negatives));
}

function lowestFifth(marks: readonly number[]): Answer<boolean[]> {
  const cut = quantile(marks, LOW);
  return cut.ok ? told(marks.map((mark) => mark <= cut.value)) : cut;
}

function analysis(scale: Scale, windows: readonly (readonly number[])[]) {
  return analyseCohort({
    scales: { scale },
    windows: windows.map((_, w) => ({ key: String(w), dueOn: null, expected: null })),
    pupils: (windows[0] ?? []).map((_, pupil) => ({
      id: String(pupil),
      pupilPremium: false,
      enteredOn: null,
      leftOn: null,
      worksToOtherExpectations: false,
      results: windows.map((marks) => ({ scale: 'scale', value: marks[pupil] ?? null, code: null, se: null })),
    })),
    today: '2026-01-01',
  }).pupils;
}
