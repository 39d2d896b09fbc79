import type { SheetScaleDto } from '@headway/api-client';
import type { MarkSheetDto, UnsentMark, SheetCell, SheetPupil } from '../app/core/offline/mark-types';

export const SCORES: SheetScaleDto = {
  id: 1,
  name: 'Standardised score',
  kind: 'standardised',
  basis: 'test',
  direction: 'up',
  least: 60,
  greatest: 140,
  decimals: 0,
  steps: [],
  mean: 100,
  sd: 15,
  reliability: 0.9,
  threshold: null,
};

export const STEPS: SheetScaleDto = {
  ...SCORES,
  id: 2,
  name: 'Teacher judgement',
  kind: 'ordinal',
  basis: 'judgement',
  least: 1,
  greatest: 5,
  steps: ['PK5', 'PK6', 'WTS', 'EXS', 'GDS'].map((label, at) => ({ value: at + 1, label })),
  mean: null,
  sd: null,
  reliability: null,
};

/** The two subjects of the example sheet. */
export const READING = 11;
export const WRITING = 12;

export function pupil(over: Partial<SheetPupil> & Pick<SheetPupil, 'pupilId' | 'surname'>): SheetPupil {
  return {
    forename: 'Sam',
    yearGroup: 5,
    sen: 'N',
    disadvantaged: false,
    eal: false,
    flagged: false,
    supported: false,
    isNew: false,
    asked: true,
    leftOn: null,
    ...over,
  };
}

export function cell(over: Partial<SheetCell> = {}): SheetCell {
  return {
    pupilId: 'ash',
    subjectId: READING,
    scaleId: SCORES.id,
    mark: null,
    previous: null,
    expected: null,
    workingTo: null,
    asked: true,
    canWrite: true,
    ...over,
  };
}

export function standing(text: string, value: number | null = Number(text)): NonNullable<SheetCell['mark']> {
  return { value, code: null, text, scaleId: SCORES.id, note: null, by: 'Ms Okafor', at: '2026-11-26T10:30:00Z' };
}

/** Three pupils in reading (scores) and writing (steps); only Ash has a mark, 99 in reading. */
export function exampleSheet(over: Partial<MarkSheetDto> = {}): MarkSheetDto {
  const pupils = [
    pupil({ pupilId: 'ash', surname: 'Ash', forename: 'Ada' }),
    pupil({ pupilId: 'birch', surname: 'Birch', forename: 'Ben', flagged: true, disadvantaged: true }),
    pupil({ pupilId: 'cedar', surname: 'Cedar', forename: 'Cleo', sen: 'K', eal: true }),
  ];
  return {
    classId: 'hazel',
    className: '5 Hazel',
    kind: 'registration',
    startYear: 2026,
    windowId: 20262,
    windowKind: 'full',
    locked: false,
    lockedWhy: null,
    canWrite: true,
    opensOn: '2026-11-09',
    dueOn: '2026-11-27',
    locksOn: '2026-12-04',
    windows: [
      { id: 20262, kind: 'full', opensOn: '2026-11-09', dueOn: '2026-11-27', locksOn: '2026-12-04', locked: false },
    ],
    subjects: [
      { id: READING, name: 'Reading' },
      { id: WRITING, name: 'Writing' },
    ],
    columns: [
      { subjectId: READING, name: 'Reading', strandOf: null, scaleId: SCORES.id },
      { subjectId: WRITING, name: 'Writing', strandOf: null, scaleId: STEPS.id },
    ],
    scales: [SCORES, STEPS],
    pupils,
    cells: pupils.flatMap(({ pupilId }) => [
      cell({
        pupilId,
        mark: pupilId === 'ash' ? standing('99') : null,
        previous: { windowId: 20256, value: 97, code: null, text: '97', scaleId: SCORES.id, testError: 4 },
        expected: { value: 96, text: '96', why: 'expected' },
      }),
      cell({ pupilId, subjectId: WRITING, scaleId: STEPS.id }),
    ]),
    ...over,
  };
}

export function unsent(over: Partial<UnsentMark> = {}): UnsentMark {
  return {
    pupilId: 'ash',
    subjectId: READING,
    windowId: 20262,
    classId: 'hazel',
    mark: '104',
    previous: { value: null, code: null },
    typedAt: '2026-11-26T10:36:00Z',
    ...over,
  };
}
