import type { ListFlags$Params } from '@headway/api-client';
import type { Params } from '@angular/router';

export type FlagView = NonNullable<ListFlags$Params['view']>;
export type FlagsAsked = Omit<ListFlags$Params, 'schoolId'>;

const VIEWS: readonly FlagView[] = ['no-help', 'in-support', 'seen', 'attendance', 'resolved', 'dismissed'];
export const PUPIL_GROUPS = [
  { id: 'pupil-premium', name: 'Pupil premium' },
  { id: 'sen', name: 'SEN' },
  { id: 'eal', name: 'EAL' },
  { id: 'girls', name: 'Girls' },
  { id: 'boys', name: 'Boys' },
] as const;

/** What the address asks for; anything else in it is left out, so that an old link still opens the page. */
export function askedIn(params: Params): FlagsAsked {
  const text = (key: string): string | null => {
    const value: unknown = params[key];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const number = (key: string): number | null => {
    const value = text(key);
    return value !== null && Number.isInteger(Number(value)) ? Number(value) : null;
  };
  const view = VIEWS.find((each) => each === text('view')) ?? 'no-help';
  const pupils = PUPIL_GROUPS.find(({ id }) => id === text('pupils'))?.id;
  const year = number('year');
  const subjectId = number('subject');
  const classId = text('class');
  const reason = text('reason');
  return {
    view,
    ...(year === null ? {} : { year }),
    ...(subjectId === null ? {} : { subjectId }),
    ...(classId === null ? {} : { classId }),
    ...(reason === null ? {} : { reason }),
    ...(pupils === undefined ? {} : { pupils }),
  };
}
