import { type IsoDate, parseEnglishDate } from '@headway/domain';
import type { CtfElement } from './ctf-element';
import type { CtfHeader, CtfSchool } from './ctf-header';

/** A stay at a school. */
interface Stay {
  school: CtfSchool;
  from: IsoDate | null;
  until: IsoDate | null;
}

const dayIn = (text: string): IsoDate | null => {
  const day = parseEnglishDate(text);
  return day.ok ? day.value : null;
};

function staysOf(pupil: CtfElement): Stay[] {
  return pupil.all('SchoolHistory', 'School').map((school) => ({
    school: {
      number: `${school.say('LEA')}${school.say('Estab')}`.toUpperCase(),
      name: school.say('SchoolName'),
    },
    from: dayIn(school.say('EntryDate')),
    until: dayIn(school.say('LeavingDate')),
  }));
}

/** Dates of entry and leaving at the school the file can know them of, as they stand in it; empty where it says none. */
export function ownDates(pupil: CtfElement, { ours }: CtfHeader): { entry: string; leaving: string } {
  const own = pupil
    .all('SchoolHistory', 'School')
    .filter((school) => `${school.say('LEA')}${school.say('Estab')}`.toUpperCase() === ours.number)
    .sort((a, b) => a.say('EntryDate').localeCompare(b.say('EntryDate')))
    .at(-1);
  return { entry: own?.say('EntryDate') ?? '', leaving: own?.say('LeavingDate') ?? '' };
}

/**
 * Number and name of the school a pupil was at on a day, by the history in the file; of the one that sent the file
 * where that does not say.
 */
export function schoolsOf(pupil: CtfElement, { source }: CtfHeader): (day: IsoDate) => string {
  const stays = staysOf(pupil);
  return (day) => {
    const stay = stays.find(({ from, until }) => from !== null && from <= day && (until === null || until >= day));
    const { number, name } = stay?.school ?? source;
    return [number, name].filter((part) => part !== '').join(' ');
  };
}
