import { type IsoDate, notParsed, type Parsed, parsed } from '@headway/domain';
import type { Role } from '../../../core/access/permissions';
import type { Transaction } from '../../../core/database/database';

/** An adult of the school as files know them. */
export interface KnownStaff {
  id: string;
  staffCode: string | null;
  /** As a file gave it, otherwise that of the account. */
  email: string | null;
  accountEmail: string | null;
  title: string;
  forename: string;
  surname: string;
  jobTitle: string;
  suggestedRole: Role | null;
  roles: string[];
  leftOn: IsoDate | null;
}

const plain = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ');

/** "Surname, Forename". */
export const staffName = ({ surname, forename }: Pick<KnownStaff, 'surname' | 'forename'>): string =>
  [surname, forename].filter((part) => part !== '').join(', ');

/** Everybody who works, or has worked, at the school, by the ways files name them. */
export class StaffDirectory {
  private readonly byWord = new Map<string, KnownStaff[]>();

  constructor(readonly staff: readonly KnownStaff[]) {
    for (const person of staff) {
      for (const word of wordsFor(person)) this.byWord.set(word, [...(this.byWord.get(word) ?? []), person]);
    }
  }

  static async of(tx: Transaction, schoolId: number): Promise<StaffDirectory> {
    const staff = await tx.query<KnownStaff[]>(
      `SELECT s.id, s.staff_code AS "staffCode", coalesce(s.email, a.email) AS email, a.email AS "accountEmail", s.title,
              s.forename, s.surname, s.job_title AS "jobTitle", s.suggested_role AS "suggestedRole",
              s.left_on::text AS "leftOn",
              ARRAY(SELECT r.role FROM staff_role r WHERE r.school_id = s.school_id AND r.staff_id = s.id) AS roles
       FROM staff s LEFT JOIN account a ON a.id = s.account_id WHERE s.school_id = $1`,
      [schoolId],
    );
    return new StaffDirectory(staff);
  }

  /** Who is meant by a number, an address or a name; of people with one name, the one who still works here. */
  named(text: string): Parsed<KnownStaff> {
    const found = this.byWord.get(plain(text)) ?? [];
    const here = found.filter(({ leftOn }) => leftOn === null);
    const [person, ...others] = here.length > 0 ? here : found;
    if (!person) return notParsed('nobody of this name, number or address works here');
    if (others.length > 0) return notParsed('more than one person has this name: give an address or a staff ID');
    return parsed(person);
  }
}

function wordsFor({ staffCode, email, accountEmail, title, forename, surname }: KnownStaff): Set<string> {
  const names = [
    `${forename} ${surname}`,
    `${surname}, ${forename}`,
    `${title} ${surname}`,
    `${title} ${forename} ${surname}`,
  ];
  return new Set([staffCode, email, accountEmail, ...names].flatMap((word) => (word === null ? [] : [plain(word)])));
}
