import type { FlagDto, FlagPageDto } from '@headway/api-client';

/** Leon in Year 5, below expected in reading and further behind each time. */
export function flag(over: Partial<FlagDto> = {}): FlagDto {
  return {
    id: 'leon-reading',
    version: 1,
    state: 'open',
    place: 1,
    tied: false,
    pupil: {
      id: 'leon',
      forename: 'Leon',
      surname: 'Achterberg-Nwosu',
      sex: 'M',
      yearGroup: 5,
      className: '5 Hazel',
      pupilPremium: true,
      sen: 'K',
      eal: false,
    },
    subjectId: 1,
    subjectName: 'Reading',
    reasons: [
      {
        rule: 'below-expected',
        version: 1,
        severity: 0.1,
        numbers: { window: '20262', mark: 81, expected: 85, gap: 4, steps: null, code: null },
      },
      {
        rule: 'slower-than-peers',
        version: 1,
        severity: 0.5,
        numbers: { residualPoints: -11, window: '20262', mark: 81, previousWindow: '20256', previousMark: 88 },
      },
    ],
    need: 52,
    needParts: [
      { part: 'level', points: 43, because: ['below-expected', 'lowest-fifth'] },
      { part: 'change', points: 9, because: ['slower-than-peers'] },
    ],
    windowId: 20262,
    series: {
      scale: {
        id: 1,
        name: 'Reading test',
        kind: 'standardised',
        basis: 'test',
        direction: 'up',
        least: 60,
        greatest: 140,
        steps: [],
      },
      points: [
        [20254, 94],
        [20256, 88],
        [20262, 81],
      ].map(([windowId = 0, value = 0]) => ({
        windowId,
        value,
        code: null,
        error: 4.7,
        errorAssumed: false,
        expected: 85,
      })),
    },
    openedOn: '2026-11-16',
    schoolDaysOpen: 7,
    acknowledgedBy: null,
    dismissReason: null,
    resolvedOn: null,
    group: null,
    inClass: null,
    clockFrom: '2026-11-13',
    speed: { toFlag: 1, toClass: null, toSession: null, waited: 8 },
    names: {},
    ...over,
  };
}

export function flagPage(rows: FlagDto[], over: Partial<FlagPageDto> = {}): FlagPageDto {
  return {
    rows,
    total: rows.length,
    counts: {
      noHelp: rows.length,
      inSupport: 0,
      seen: 0,
      attendance: 0,
      resolved: 0,
      dismissed: 0,
      reviewDue: 0,
      pupilsNeedingHelp: rows.length,
      pupilsWithoutHelp: rows.length,
    },
    nothingYet: [],
    choices: {
      years: [5],
      classes: [{ id: 'hazel', name: '5 Hazel' }],
      subjects: [{ id: '1', name: 'Reading' }],
      reasons: ['below-expected'],
    },
    ...over,
  };
}
