import type { MarkCode, SheetPupil } from '../../core/offline/mark-types';

export const CODE_WORDS: Readonly<Record<MarkCode, string>> = {
  A: 'absent',
  N: 'not assessed',
  B: 'below the scale',
};

/** "Isla Dalgleish" */
export function fullName(pupil: Pick<SheetPupil, 'forename' | 'surname'>): string {
  return `${pupil.forename} ${pupil.surname}`;
}
