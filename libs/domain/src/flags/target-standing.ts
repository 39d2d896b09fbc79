import type { AgreedLevel, CohortFacts } from './cohort-facts';
import type { CohortWindow } from './cohort-windows';
import type { TargetStanding } from './standing';

interface TargetInput {
  readonly facts: CohortFacts;
  readonly pupil: { readonly targets: readonly AgreedLevel[]; readonly forecasts: readonly AgreedLevel[] };
  /** All windows with marks on the current scale. */
  readonly onScale: readonly CohortWindow[];
  readonly index: number;
}

/**
 * The target the latest mark answers (it is the first mark at or after the target's window), and the next one to come
 * with the teacher's forecast for it. Targets on another scale than the cohort's are left alone.
 */
export function targetStandings({ facts, pupil, onScale, index }: TargetInput): TargetStanding[] {
  const placeOf = new Map(facts.windows.map(({ key }, w) => [key, w]));
  const scaleKey = onScale.at(-1)?.scaleKey;
  const marked = onScale
    .filter((window) => (window.marks[index] ?? null) !== null)
    .map((window) => placeOf.get(window.fact.key) ?? -1);
  const latest = marked.at(-1) ?? -1;
  const before = marked.at(-2) ?? -1;
  const targets = pupil.targets
    .filter(({ scale }) => scale === scaleKey)
    .map((target) => ({ ...target, place: placeOf.get(target.window) ?? -1 }))
    .filter(({ place }) => place >= 0)
    .toSorted((a, b) => a.place - b.place);
  const answered = targets.findLast(({ place }) => place <= latest && place > before);
  const next = targets.find(({ place }) => place > latest);
  return [answered, next].flatMap((target) => {
    if (target === undefined) return [];
    const { window, value } = target;
    const forecast = pupil.forecasts.find((one) => one.window === window && one.scale === scaleKey)?.value ?? null;
    return [{ window, value, reached: target === answered, forecast }];
  });
}
