import type { FieldWords } from './field-words';

/** How the row of any kind says whose it is. */
export const pupilOfRow = {
  upn: { label: 'UPN', names: ['upn', 'uniquepupilnumber', 'pupilupn', 'upnnumber', 'pupilnumber'] },
  surname: { label: 'Surname', names: ['surname', 'legalsurname', 'lastname', 'familyname', 'preferredsurname'] },
  forename: {
    label: 'Forename',
    names: ['forename', 'legalforename', 'firstname', 'givenname', 'preferredforename', 'preferredname', 'knownas'],
  },
} as const satisfies Record<string, FieldWords>;
