import { daysBetween, halfTermLabel, type HalfTerm } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import type { SignedInCaller } from '../core/access/caller';
import { permissions, rolePermissions, type Role } from '../core/access/permissions';
import { Database, type Transaction } from '../core/database/database';
import { Clock } from '../core/time/clock';
import type { DeviceSecretDto, HalfTermNowDto, MeDto, MySchoolDto } from './identity.dto';

/** Who somebody is and what they may open. */
@Injectable()
export class IdentityQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async me(account: Pick<SignedInCaller, 'accountId' | 'displayName' | 'email' | 'schoolIds'>): Promise<MeDto> {
    const schools: MySchoolDto[] = [];
    for (const schoolId of account.schoolIds) {
      const school = await this.database.inSchool(schoolId, (tx) => this.mySchool(tx, schoolId, account.accountId));
      if (school) schools.push(school);
    }
    return { accountId: account.accountId, displayName: account.displayName, email: account.email, schools };
  }

  async deviceSecret(accountId: string): Promise<DeviceSecretDto> {
    const [row] = await this.database.shared((tx) =>
      tx.query<DeviceSecretDto[]>('SELECT device_secret AS secret FROM account WHERE id = $1', [accountId]),
    );
    if (!row) throw new Error(`There is no account ${accountId}, although it has a session.`);
    return row;
  }

  private async mySchool(tx: Transaction, schoolId: number, accountId: string): Promise<MySchoolDto | null> {
    const today = this.clock.today();
    const [row] = await tx.query<
      { name: string; phase: 'primary' | 'secondary'; staff_id: string; job_title: string; roles: Role[] }[]
    >(
      `SELECT school.name, school.phase, s.id AS staff_id, s.job_title, array_agg(r.role ORDER BY r.role) AS roles
       FROM staff s JOIN school ON school.id = s.school_id
       JOIN staff_role r ON r.school_id = s.school_id AND r.staff_id = s.id
       WHERE s.account_id = $1 AND (s.left_on IS NULL OR s.left_on >= $2)
       GROUP BY school.id, s.school_id, s.id`,
      [accountId, today],
    );
    if (!row) return null;
    return {
      id: schoolId,
      name: row.name,
      phase: row.phase,
      staffId: row.staff_id,
      jobTitle: row.job_title,
      roles: row.roles,
      permissions: permissions.filter((permission) => row.roles.some((role) => rolePermissions[role][permission])),
      today,
      halfTerm: await this.halfTermNow(tx, today),
    };
  }

  private async halfTermNow(tx: Transaction, today: string): Promise<HalfTermNowDto | null> {
    const [row] = await tx.query<{ code: HalfTerm; starts_on: string; ends_on: string }[]>(
      'SELECT code, starts_on::text, ends_on::text FROM half_term WHERE $1 BETWEEN starts_on AND ends_on',
      [today],
    );
    if (!row) return null;
    const weekOf = (date: string): number => Math.floor(daysBetween(row.starts_on, date) / 7) + 1;
    return { name: halfTermLabel(row.code), code: row.code, week: weekOf(today), weeks: weekOf(row.ends_on) };
  }
}
