import type { AskWhy, IsoDate, PupilMatch } from '@headway/domain';
import type { ImportQuestion } from '../../import-question';
import type { StoredPupil } from './known-pupils';
import { nameOf, type ReadPupil } from './read-pupils';

/** Answers that name nobody. */
export const newPupil = 'new';
export const leaveOut = 'leave-out';

/** The answer that it is this pupil. */
export const answersOf = ({ id }: StoredPupil): string => `is ${id}`;

const reasons: Record<AskWhy, string> = {
  'same-name-and-birth': 'Name and date of birth are the same, the UPN is another.',
  'same-name-birth-unknown': 'The name is the same, the UPN is another, and a date of birth is missing.',
  'same-former-upn': 'The UPNs are different, but there was the same one before.',
  'upn-of-another': 'The UPN is the same, the name and the date of birth are others: it may be mistyped.',
  'upn-of-twin': 'The UPN is that of one pupil, the name that of another born on the same day: they may be swapped.',
};

/** @param upnIsFree the row can be a new pupil: nobody else has its UPN. */
export function questionAbout(
  read: ReadPupil,
  { candidates, why }: Extract<PupilMatch<StoredPupil>, { kind: 'ask' }>,
  upnIsFree: boolean,
): ImportQuestion {
  const [candidate, ...others] = candidates;
  const whom = candidate && others.length === 0 ? nameOf(candidate) : 'one of these pupils';
  return {
    key: `pupil ${read.upn}`,
    row: read.row,
    pupil: inWords(read),
    ask: `Is this the same pupil as ${whom}? ${reasons[why]}`,
    options: [
      ...candidates.map((each) => ({ value: answersOf(each), label: `Yes: ${inWords(each)}` })),
      ...(upnIsFree ? [{ value: newPupil, label: 'No, this is another pupil' }] : []),
      { value: leaveOut, label: 'Leave this row out' },
    ],
    pupilIds: candidates.map(({ id }) => id),
  };
}

/** What tells two pupils apart. */
type Distinct = Pick<ReadPupil, 'upn' | 'legalSurname' | 'legalForename'> &
  Partial<Record<'dateOfBirth' | 'leavingDate', IsoDate | null | undefined>>;

/** The same way for the file and for the school. */
function inWords(pupil: Distinct): string {
  const day = (date: string): string => date.split('-').reverse().join('/');
  return [
    nameOf(pupil),
    ...(pupil.dateOfBirth ? [`born ${day(pupil.dateOfBirth)}`] : []),
    `UPN ${pupil.upn}`,
    ...(pupil.leavingDate ? [`left ${day(pupil.leavingDate)}`] : []),
  ].join(', ');
}
