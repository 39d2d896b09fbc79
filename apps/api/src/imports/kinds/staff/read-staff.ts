import { type IsoDate, notParsed, type Parsed, parsed } from '@headway/domain';
import type { RowCells } from '../rows/row-cells';

/** What a row says of an adult. Undefined: nothing. */
export interface ReadStaff {
  row: number;
  staffCode: string | undefined;
  title: string | undefined;
  surname: string;
  forename: string;
  email: string | undefined;
  jobTitle: string | undefined;
  leftOn: IsoDate | null | undefined;
}

export function readStaff(cells: RowCells): ReadStaff {
  return {
    row: cells.row,
    staffCode: cells.words('staff-id'),
    title: cells.words('title'),
    surname: cells.neededWords('surname'),
    forename: cells.neededWords('forename'),
    email: cells.optional('email', parseEmail),
    jobTitle: cells.words('role'),
    leftOn: cells.end('left-on'),
  };
}

/** An address in lower case. Only its shape is looked at. */
function parseEmail(text: string): Parsed<string> {
  const email = text.trim().toLowerCase();
  if (email.length > 254 || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return notParsed('this is no email address');
  return parsed(email);
}
