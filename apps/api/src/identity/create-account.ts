import { Injectable } from '@nestjs/common';
import { roles, type Role } from '../core/access/permissions';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { badInput } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import { newId } from '../core/time/new-id';
import { addressTried } from './address-tried';
import { hashPassword } from './password';

export const leastPasswordLength = 12;

export interface NewAccount {
  schoolId: number;
  email: string;
  title: string;
  forename: string;
  surname: string;
  jobTitle: string;
  roles: Role[];
  password: string;
}

/** Gives a person a staff record, roles and a way to sign in. An account that exists gains the school. */
@Injectable()
export class CreateAccount {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(wanted: NewAccount): Promise<{ staffId: string }> {
    if (!/^[^@\s]+@[^@\s]+$/.test(wanted.email)) throw badInput('email', `"${wanted.email}" is not an e-mail address.`);
    if (wanted.password.length < leastPasswordLength) {
      throw badInput('password', `A password has at least ${leastPasswordLength} characters.`);
    }
    const unknown = wanted.roles.filter((role) => !roles.includes(role));
    if (unknown.length || wanted.roles.length === 0) {
      throw badInput('roles', `Name at least one role out of ${roles.join(', ')}.`);
    }
    const passwordHash = await hashPassword(wanted.password);
    const now = this.clock.now();
    return this.database.inSchool(wanted.schoolId, async (tx) => {
      const [school] = await tx.query<{ id: number }[]>('SELECT id FROM school WHERE id = $1', [wanted.schoolId]);
      if (!school) throw badInput('schoolId', `There is no school ${wanted.schoolId}.`);
      const [account] = await tx.query<{ id: string }[]>(
        `INSERT INTO account (id, email, display_name, password_hash, school_ids, created_at)
         VALUES ($1, $2, $3, $4, ARRAY[$5::int], $6)
         ON CONFLICT (email) DO UPDATE SET school_ids = (
           SELECT array_agg(DISTINCT s ORDER BY s) FROM unnest(account.school_ids || $5::int) s)
         RETURNING id`,
        [
          newId(),
          addressTried(wanted.email),
          `${wanted.title} ${wanted.surname}`.trim(),
          passwordHash,
          wanted.schoolId,
          now,
        ],
      );
      if (!account) throw new Error('The account was not written.');
      const [staff] = await tx.query<{ id: string }[]>(
        `INSERT INTO staff (school_id, id, account_id, title, forename, surname, job_title)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (school_id, account_id) WHERE account_id IS NOT NULL DO UPDATE SET job_title = EXCLUDED.job_title
         RETURNING id`,
        [wanted.schoolId, newId(), account.id, wanted.title, wanted.forename, wanted.surname, wanted.jobTitle],
      );
      if (!staff) throw new Error('The staff record was not written.');
      await tx.query(
        `INSERT INTO staff_role (school_id, staff_id, role, subject_ids, year_groups)
         SELECT $1, $2, role, '{}', '{}' FROM unnest($3::text[]) role ON CONFLICT DO NOTHING`,
        [wanted.schoolId, staff.id, wanted.roles],
      );
      await recordAudit(tx, {
        schoolId: wanted.schoolId,
        at: now,
        accountId: null,
        action: 'account.created',
        why: 'operator',
        subjectKind: 'staff',
        subjectIds: [staff.id],
        detail: { roles: wanted.roles },
      });
      return { staffId: staff.id };
    });
  }
}
