import { poolEffects, verdictOfInterval, monthsRange } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import { grantsOf, may, subjectsOf, type Caller } from '../core/access/caller';
import { PupilGate } from '../core/access/pupil-gate';
import { Database, type Transaction } from '../core/database/database';
import { notFound } from '../core/http/problem.exception';
import { GroupCostQueries } from '../finance/group-cost.queries';
import { costPerPupil } from './cost-per-pupil';
import type { GroupFacts } from './group-facts';
import { impactDetail } from './impact-detail';
import type { ImpactDetailDto, ImpactListDto, ImpactRowDto, PooledProgrammeDto } from './impact.dto';
import { effectDto, impactRow, monthsDto, type StoredEstimate } from './impact-rows-of';

/** The newest estimate of each group the caller's subjects and years reach. */
const latestSql = `
  SELECT DISTINCT ON (e.of_id) e.id, e.of_id, g.name AS group_name, p.id AS programme_id, p.name AS programme_name,
         s.id AS subject_id, s.name AS subject_name, g.starts_on::text, g.ends_on::text, e.made_at, e.method, e.numbers,
         (SELECT coalesce(array_agg(DISTINCT (y.start_year - pu.cohort_year)::int), '{}') FROM placement pl
            JOIN pupil pu ON pu.school_id = pl.school_id AND pu.id = pl.pupil_id
            JOIN academic_year y ON y.school_id = pl.school_id AND g.starts_on BETWEEN y.starts_on AND y.ends_on
          WHERE pl.school_id = g.school_id AND pl.group_id = g.id AND pl.undone_at IS NULL) AS year_groups
  FROM impact_estimate e
  JOIN intervention_group g ON g.school_id = e.school_id AND g.id = e.of_id
  JOIN programme p ON p.school_id = g.school_id AND p.id = g.programme_id
  JOIN subject s ON s.school_id = g.school_id AND s.id = g.subject_id
  WHERE e.of_kind = 'group' AND ($1::int[] IS NULL OR s.id = ANY($1)) AND ($2::uuid IS NULL OR g.id = $2)
  ORDER BY e.of_id, e.made_at DESC, e.id DESC`;

/** What each kind of help achieved, as it was last worked out. */
@Injectable()
export class ImpactQueries {
  constructor(
    private readonly database: Database,
    private readonly gate: PupilGate,
    private readonly costs: GroupCostQueries,
  ) {}

  async list(caller: Caller): Promise<ImpactListDto> {
    return this.database.inSchool(caller.schoolId, async (tx) => {
      const stored = await this.latest(tx, caller, null);
      const rows = await this.withCosts(tx, caller, stored);
      rows.sort((a, b) => b.startsOn.localeCompare(a.startsOn) || a.groupName.localeCompare(b.groupName));
      return { rows, programmes: pooled(stored) };
    });
  }

  /** One group: who was compared with whom, what happened, how sure it is. */
  async detail(caller: Caller, groupId: string): Promise<ImpactDetailDto> {
    return this.database.inSchool(caller.schoolId, async (tx) => {
      const [stored] = await this.latest(tx, caller, groupId);
      if (!stored) throw notFound('estimate of this group');
      const [row] = await this.withCosts(tx, caller, [stored]);
      const [inputs] = await tx.query<{ inputs: GroupFacts }[]>('SELECT inputs FROM impact_estimate WHERE id = $1', [
        stored.id,
      ]);
      if (!row || !inputs) throw notFound('estimate of this group');
      return impactDetail(stored, row, inputs.inputs, await this.namesSeen(tx, caller, stored));
    });
  }

  private async latest(tx: Transaction, caller: Caller, groupId: string | null): Promise<StoredEstimate[]> {
    const stored = await tx.query<StoredEstimate[]>(latestSql, [subjectsOf(caller, 'impact.read'), groupId]);
    const years = yearsOf(caller);
    return years === null ? stored : stored.filter(({ year_groups: of }) => of.some((year) => years.includes(year)));
  }

  private async withCosts(tx: Transaction, caller: Caller, stored: StoredEstimate[]): Promise<ImpactRowDto[]> {
    if (!may(caller, 'costs.read')) return stored.map((one) => ({ ...impactRow(one), cost: null }));
    const costs = await this.costs.ofGroups(
      tx,
      stored.map((one) => one.of_id),
    );
    return stored.map((one) => ({ ...impactRow(one), cost: costPerPupil(costs.get(one.of_id)?.cost, one.numbers) }));
  }

  private async namesSeen(tx: Transaction, caller: Caller, stored: StoredEstimate): Promise<Map<string, string>> {
    if (!may(caller, 'pupils.read')) return new Map();
    const pupilIds = stored.numbers.pupils.map((pupil) => pupil.id);
    const allowed = await this.gate.allowedPupils(tx, { caller, permission: 'pupils.read', pupilIds });
    await this.gate.recordRead(tx, caller, 'impact.read', allowed);
    const rows = await tx.query<{ id: string; name: string }[]>(
      `SELECT id, coalesce(preferred_forename, legal_forename) || ' ' || coalesce(preferred_surname, legal_surname) AS name
       FROM pupil WHERE id = ANY($1)`,
      [[...allowed.keys()]],
    );
    return new Map(rows.map((row) => [row.id, row.name]));
  }
}

/** The year groups the caller's impact permission covers, or null for all. */
function yearsOf(caller: Caller): number[] | null {
  const lists = grantsOf(caller, 'impact.read').map(({ held, reach }) => (reach === 'years' ? held.yearGroups : []));
  return lists.some((list) => list.length === 0) ? null : lists.flat();
}

/** Programmes of which three or more groups could be judged. */
function pooled(stored: readonly StoredEstimate[]): PooledProgrammeDto[] {
  const byProgramme = new Map<string, { effect: number; se: number }[]>();
  for (const { programme_id: id, numbers } of stored) {
    if (!numbers.estimate.ok) continue;
    byProgramme.set(id, [...(byProgramme.get(id) ?? []), numbers.estimate.value]);
  }
  return [...byProgramme].flatMap(([programmeId, groups]) => {
    const pool = poolEffects(groups);
    return pool.ok
      ? {
          programmeId,
          groups: pool.value.groups,
          estimate: effectDto(pool.value),
          verdict: verdictOfInterval(pool.value),
          months: monthsDto(monthsRange(pool.value)),
        }
      : [];
  });
}
