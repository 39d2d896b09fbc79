import type { ImpactDetailDto, ImpactRowDto } from '@headway/api-client';

/** A group that helped, with everything known of it. */
export function impactRow(over: Partial<ImpactRowDto> = {}): ImpactRowDto {
  return {
    groupId: 'group-1',
    groupName: 'Word reading, Year 4',
    programmeId: 'programme-1',
    programmeName: 'Word reading',
    subjectName: 'Reading',
    yearGroups: [4, 5],
    startsOn: '2025-09-15',
    endsOn: '2025-11-14',
    verdict: 'helped',
    estimate: { effect: 0.34, lower: 0.08, upper: 0.6 },
    because: null,
    months: { effect: 4, lower: 1, upper: 7, orMore: false },
    naive: { gain: 0.75, expectedAnyway: 0.41 },
    started: 11,
    participants: 11,
    comparators: 46,
    shareOfDose: 0.88,
    fewSessionsHad: false,
    suggestion: 'continue',
    suggestionBecause: ['helped', 'fragile'],
    cost: {
      additional: 3_800,
      full: 14_200,
      missing: null,
      perMonth: { estimate: 3_550, atBest: 2_029, atWorst: 14_200, say: 'range' },
    },
    madeAt: '2026-11-25T22:10:00.000Z',
    ...over,
  };
}

/** The same group opened. */
export function impactDetail(over: Partial<ImpactDetailDto> = {}): ImpactDetailDto {
  return {
    row: impactRow(),
    measure: {
      unit: 'marks',
      moreIsBetter: true,
      outcomeSd: 14.2,
      startWindow: 'Summer 2 2024/25',
      endWindow: 'Autumn 2 2025/26',
    },
    startingPoints: [
      ...[72, 76, 78, 80, 84, 88].map((value) => ({ value, side: 'in-group' as const })),
      ...[73, 77, 78, 81, 84, 87].map((value) => ({ value, side: 'compared' as const })),
      ...[95, 100, 104, 110, 122].map((value) => ({ value, side: 'left-out' as const })),
    ],
    leftOut: [
      { because: 'in-other-support', count: 3 },
      { because: 'outside-range', count: 61 },
    ],
    inGroup: { n: 11, start: 81.4, end: 92.1 },
    compared: { n: 46, start: 82.9, end: 88.8 },
    widenedBySd: 0,
    otherAnswers: {
      matchedPairs: { effect: 0.29, lower: 0.01, upper: 0.57 },
      trueScores: { effect: 0.31, lower: 0.05, upper: 0.57 },
      signsDiffer: false,
    },
    tippingPoint: 0.08,
    fragile: true,
    strength: { grade: 'B', weaknesses: ['few-participants'] },
    allowedFor: ['baseline', 'earlier-baseline', 'squares-and-products', 'disadvantaged'],
    pupils: [
      { pupilId: 'p-1', name: 'Jakub Nowak', change: 12, reliableChange: 2.4, againstExpected: 0.84 },
      { pupilId: 'p-2', name: 'Amira Begum', change: -3, reliableChange: -0.6, againstExpected: -0.31 },
    ],
    method: 'ancova-hc3/1',
    ...over,
  };
}
