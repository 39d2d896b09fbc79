import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/database';
import { recordAudit } from '../audit/record-audit';
import { Clock } from '../time/clock';
import { grantsOf, type Caller } from './caller';
import { Denied } from './denied';
import type { Permission } from './permissions';
import { SubjectReach } from './subject-reach';

export interface GateQuestion {
  caller: Caller;
  permission: Permission;
  /** The pupils asked for, or `all` for everyone the caller may see. */
  pupilIds: readonly string[] | 'all';
}

/** In a primary a teacher sees the key stages of the own classes: Early Years, 1 and 2. */
const keyStageSql = (year: string): string => `CASE WHEN ${year} <= 0 THEN 0 WHEN ${year} <= 2 THEN 1 ELSE 2 END`;

const ownClassesSql = `
  SELECT cp.pupil_id AS id FROM class_staff cs
  JOIN class_pupil cp ON cp.school_id = cs.school_id AND cp.class_id = cs.class_id
  WHERE cs.staff_id = $1 AND cs.starts_on <= $2 AND (cs.ends_on IS NULL OR cs.ends_on >= $2)
    AND cp.starts_on <= $2 AND (cp.ends_on IS NULL OR cp.ends_on >= $2)`;

const ownGroupsSql = `
  SELECT p.pupil_id AS id FROM intervention_group g
  JOIN placement p ON p.school_id = g.school_id AND p.group_id = g.id AND p.undone_at IS NULL
  WHERE (p.ends_on IS NULL OR p.ends_on >= $2) AND g.closed_at IS NULL
    AND (g.leader_id = $1 OR EXISTS (SELECT 1 FROM group_session s WHERE s.school_id = g.school_id
           AND s.group_id = g.id AND s.led_by = $1 AND s.held_on = $2))`;

/** The year that a date's academic year started in, as SQL: September to August. */
const startYearSql = `(EXTRACT(YEAR FROM $2::date) - CASE WHEN EXTRACT(MONTH FROM $2::date) < 9 THEN 1 ELSE 0 END)`;

/** The one gate through which every pupil-level read passes. */
@Injectable()
export class PupilGate {
  constructor(private readonly clock: Clock) {}

  /** Which of these pupils the caller may see, and why. Works on sets; never asks pupil by pupil. */
  async allowedPupils(tx: Transaction, question: GateQuestion): Promise<Map<string, string>> {
    return (await this.allowedInSubjects(tx, question)).allowed;
  }

  /** The same, with the subjects in which each pupil is reached. */
  async allowedInSubjects(tx: Transaction, { caller, permission, pupilIds }: GateQuestion): Promise<SubjectReach> {
    const reached = new SubjectReach();
    const today = this.clock.today();
    for (const { held, reach } of grantsOf(caller, permission)) {
      const found = await this.reached(tx, caller, reach, held.yearGroups, today, pupilIds);
      const subjects = reach === 'years' ? held.subjectIds : [];
      reached.add(found, subjects, `${permission} as ${held.role} (${reach})`);
    }
    return reached;
  }

  /**
   * The same, when all of them are needed.
   * @throws Denied (404, audited) when one of them is not the caller's to see.
   */
  async requirePupils(tx: Transaction, question: GateQuestion & { pupilIds: readonly string[] }): Promise<string> {
    const allowed = await this.allowedPupils(tx, question);
    const refused = question.pupilIds.filter((id) => !allowed.has(id));
    if (refused.length) {
      throw new Denied(404, {
        schoolId: question.caller.schoolId,
        accountId: question.caller.accountId,
        why: `pupil outside the reach of ${question.permission}`,
        subjectKind: 'pupil',
        subjectIds: refused,
      });
    }
    return [...new Set(allowed.values())].join('; ');
  }

  /** Writes down that pupils were looked at: one row a request. */
  async recordRead(
    tx: Transaction,
    caller: Caller,
    action: string,
    allowed: ReadonlyMap<string, string>,
  ): Promise<void> {
    await recordAudit(tx, {
      schoolId: caller.schoolId,
      at: this.clock.now(),
      accountId: caller.accountId,
      action,
      why: [...new Set(allowed.values())].join('; '),
      subjectKind: 'pupil',
      subjectIds: [...allowed.keys()],
    });
  }

  private async reached(
    tx: Transaction,
    caller: Caller,
    reach: string,
    yearGroups: number[],
    today: string,
    pupilIds: readonly string[] | 'all',
  ): Promise<string[]> {
    const asked = pupilIds === 'all' ? null : pupilIds;
    const among = (source: string): string =>
      `SELECT DISTINCT id FROM (${source}) reached WHERE ($3::uuid[] IS NULL OR id = ANY($3))`;
    const run = async (source: string): Promise<string[]> => {
      // Every source reads all three parameters, so that one statement shape serves all.
      const rows = await tx.query<{ id: string }[]>(
        `${among(source)} AND $1::uuid IS NOT NULL AND $2::date IS NOT NULL`,
        [caller.staffId, today, asked],
      );
      return rows.map((row) => row.id);
    };
    switch (reach) {
      case 'school':
        return run('SELECT id FROM pupil');
      case 'own':
        return run(`${ownClassesSql} UNION ${ownGroupsSql}`);
      case 'teaching': {
        if (caller.phase === 'secondary') return run(`${ownClassesSql} UNION ${ownGroupsSql}`);
        const year = `(${startYearSql} - p.cohort_year)`;
        // Whoever has left is of no key stage here, however old.
        return run(`SELECT p.id FROM pupil p
          WHERE (p.leaving_date IS NULL OR p.leaving_date >= $2) AND ${keyStageSql(year)} IN (
            SELECT ${keyStageSql(year)} FROM pupil p JOIN (${ownClassesSql}) own ON own.id = p.id)
          UNION ${ownGroupsSql}`);
      }
      case 'years':
        return run(
          yearGroups.length === 0
            ? 'SELECT id FROM pupil'
            : `SELECT id FROM pupil WHERE ${startYearSql} - cohort_year IN (${yearGroups.map(Number).join(',')})`,
        );
      default:
        return [];
    }
  }
}
