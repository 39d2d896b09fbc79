import { windowLabel, windowOfNumber, type ImpactPupil, type LeftOutBecause } from '@headway/domain';
import type { GroupFacts } from './group-facts';
import type { ImpactDetailDto, ImpactRowDto, LeftOutCountDto, MeansDto, StartingPointDto } from './impact.dto';
import { effectDto, type StoredEstimate } from './impact-rows-of';

type Measured = ImpactPupil & { baseline: number; outcome: number };

const isMeasured = (pupil: ImpactPupil): pupil is Measured =>
  pupil.baseline !== undefined && pupil.outcome !== undefined;

/** The opened row of a group: only what was used for the stored numbers, so that a page can be checked against it. */
export function impactDetail(
  { numbers, method }: StoredEstimate,
  row: ImpactRowDto,
  { facts, unit, windows }: GroupFacts,
  names: ReadonlyMap<string, string>,
): ImpactDetailDto {
  const leftOut = new Set(numbers.leftOut.map(({ id }) => id));
  const analysed = facts.pupils.filter((pupil) => !leftOut.has(pupil.id)).filter(isMeasured);
  return {
    row,
    measure: {
      unit,
      moreIsBetter: facts.measure.higherIsBetter,
      outcomeSd: numbers.cohort.ok ? numbers.cohort.value.outcomeSd : null,
      startWindow: labelOf(windows.baseline),
      endWindow: labelOf(windows.outcome),
    },
    startingPoints: startingPoints(facts.pupils, leftOut),
    leftOut: countLeftOut(numbers.leftOut.filter(({ participant }) => !participant)),
    inGroup: means(analysed.filter(({ participant }) => participant)),
    compared: means(analysed.filter(({ participant }) => !participant)),
    widenedBySd: numbers.widenedBySd,
    otherAnswers: numbers.sensitivity && {
      matchedPairs: numbers.sensitivity.nearestNeighbour.ok
        ? effectDto(numbers.sensitivity.nearestNeighbour.value)
        : null,
      trueScores: numbers.sensitivity.trueScores.ok ? effectDto(numbers.sensitivity.trueScores.value) : null,
      signsDiffer: numbers.sensitivity.signsDiffer,
    },
    tippingPoint: numbers.tippingPoint?.hiddenDifference ?? null,
    fragile: numbers.tippingPoint?.fragile ?? false,
    strength: numbers.strength && { grade: numbers.strength.grade, weaknesses: numbers.strength.weaknesses },
    allowedFor: numbers.estimate.ok ? [...numbers.estimate.value.used] : [],
    pupils: numbers.pupils
      .filter(({ id }) => names.has(id))
      .map(({ id, ...change }) => ({ pupilId: id, name: names.get(id) ?? '', ...change })),
    method,
  };
}

function labelOf(window: number | null): string | null {
  return window === null ? null : windowLabel(windowOfNumber(window));
}

function startingPoints(pupils: readonly ImpactPupil[], leftOut: ReadonlySet<string>): StartingPointDto[] {
  return pupils.flatMap(({ id, baseline, participant }) => {
    if (baseline === undefined) return [];
    const side = leftOut.has(id) ? 'left-out' : participant ? 'in-group' : 'compared';
    return { value: baseline, side };
  });
}

function countLeftOut(leftOut: readonly { because: LeftOutBecause }[]): LeftOutCountDto[] {
  const counts = new Map<LeftOutBecause, number>();
  for (const { because } of leftOut) counts.set(because, (counts.get(because) ?? 0) + 1);
  return [...counts].map(([because, count]) => ({ because, count }));
}

function means(pupils: readonly Measured[]): MeansDto | null {
  if (pupils.length === 0) return null;
  const mean = (of: (pupil: Measured) => number): number =>
    pupils.reduce((sum, one) => sum + of(one), 0) / pupils.length;
  return { n: pupils.length, start: mean(({ baseline }) => baseline), end: mean(({ outcome }) => outcome) };
}
