import { groupCost, type GroupCost, type HeldSession, type IsoDate, type SessionFacts } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../core/database/database';
import { Clock } from '../core/time/clock';
import type { CostLineDto, GroupCostDto, MissingRateDto, RateDto } from './finance.dto';

/** Stands for the role of a leader nobody has named; no rate is ever given for it. */
export const NOBODY_NAMED = 'a leader nobody has named';

interface SessionRow {
  groupId: string;
  heldOn: IsoDate;
  minutes: number;
  heldMinutes: number | null;
  preparation: number;
  status: 'planned' | 'held' | 'cancelled';
  role: string;
}

interface EnrolmentRow {
  groupId: string;
  pupilId: string;
  startsOn: IsoDate;
  endsOn: IsoDate | null;
}

/** A group's cost with what it was worked out from. */
export interface CostOfGroup {
  cost: GroupCost;
  pupilsStarted: number;
  lines: CostLineDto[];
}

/** What groups cost, from their sessions, dated placements and dated rates. */
@Injectable()
export class GroupCostQueries {
  constructor(private readonly clock: Clock) {}

  /** The cost of each group, as of today. Four reads however many groups. */
  async ofGroups(tx: Transaction, groupIds: readonly string[]): Promise<Map<string, CostOfGroup>> {
    const today = this.clock.today();
    const rates = await tx.query<RateDto[]>(
      `SELECT role, starts_on::text AS "startsOn", pence_per_hour AS "pencePerHour", additional FROM staff_rate`,
    );
    const sessions = byGroup(
      await tx.query<SessionRow[]>(
        `SELECT s.group_id AS "groupId", s.held_on::text AS "heldOn", s.minutes, s.held_minutes AS "heldMinutes",
           g.preparation_minutes AS preparation, s.status, coalesce(l.rate_role, l.job_title, $2) AS role
         FROM group_session s JOIN intervention_group g ON g.school_id = s.school_id AND g.id = s.group_id
         LEFT JOIN staff l ON l.school_id = s.school_id AND l.id = coalesce(s.led_by, g.leader_id)
         WHERE s.group_id = ANY($1) ORDER BY s.held_on, s.starts_at`,
        [groupIds, NOBODY_NAMED],
      ),
    );
    const enrolments = byGroup(
      await tx.query<EnrolmentRow[]>(
        `SELECT group_id AS "groupId", pupil_id AS "pupilId", starts_on::text AS "startsOn", ends_on::text AS "endsOn"
         FROM placement WHERE group_id = ANY($1) AND undone_at IS NULL`,
        [groupIds],
      ),
    );
    const lines = byGroup(
      await tx.query<(CostLineDto & { groupId: string })[]>(
        `SELECT group_id AS "groupId", id, kind, description, pence, per_session AS "perSession",
           spread_over_pupils AS "spreadOverPupils"
         FROM cost_line WHERE group_id = ANY($1) ORDER BY id`,
        [groupIds],
      ),
    );
    return new Map(
      groupIds.map((id) => [
        id,
        costOf(sessions.get(id) ?? [], enrolments.get(id) ?? [], lines.get(id) ?? [], rates, today),
      ]),
    );
  }

  /** The same for one group, as it travels. */
  async ofGroup(tx: Transaction, groupId: string): Promise<GroupCostDto> {
    const found = (await this.ofGroups(tx, [groupId])).get(groupId);
    if (!found) throw new Error('The cost of a group was not worked out.');
    return costDto(found);
  }
}

function costOf(
  sessions: readonly SessionRow[],
  enrolments: readonly EnrolmentRow[],
  lines: readonly (CostLineDto & { groupId: string })[],
  rates: readonly RateDto[],
  today: IsoDate,
): CostOfGroup {
  const materials = lines.filter(({ perSession }) => perSession).reduce((sum, { pence }) => sum + pence, 0);
  const facts = (session: SessionRow, minutes: number): SessionFacts => ({
    date: session.heldOn,
    minutes,
    preparationMinutes: session.preparation,
    staff: [{ role: session.role, existing: !isAdditional(rates, session.role, session.heldOn) }],
    materials,
  });
  const held = sessions
    .filter(({ status }) => status === 'held')
    .map((session): HeldSession => ({
      ...facts(session, session.heldMinutes ?? session.minutes),
      enrolledPupilIds: enrolledOn(enrolments, session.heldOn),
    }));
  const pupilsStarted = new Set(enrolments.filter(({ startsOn }) => startsOn <= today).map(({ pupilId }) => pupilId))
    .size;
  return {
    pupilsStarted,
    lines: lines.map(({ groupId: _, ...line }) => line),
    cost: groupCost({
      planned: sessions.map((session) => facts(session, session.minutes)),
      held,
      toCome: sessions
        .filter(({ status, heldOn }) => status === 'planned' && heldOn >= today)
        .map((session) => facts(session, session.minutes)),
      oneOffs: lines
        .filter(({ perSession }) => !perSession)
        .map(({ pence, spreadOverPupils }) => ({
          pence,
          servesPupils: spreadOverPupils ?? Math.max(1, pupilsStarted),
          pupilsBefore: 0,
        })),
      pupilsStarted,
      rates: rates.map(({ role, startsOn, pencePerHour }) => ({ role, validFrom: startsOn, pencePerHour })),
    }),
  };
}

function enrolledOn(enrolments: readonly EnrolmentRow[], day: IsoDate): string[] {
  return enrolments
    .filter(({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || endsOn >= day))
    .map(({ pupilId }) => pupilId);
}

function isAdditional(rates: readonly RateDto[], role: string, day: IsoDate): boolean {
  const valid = rates.filter((rate) => rate.role === role && rate.startsOn <= day);
  return valid.sort((a, b) => (a.startsOn < b.startsOn ? 1 : -1))[0]?.additional ?? false;
}

/** A cost as it travels. */
function costDto({ cost, pupilsStarted, lines }: CostOfGroup): GroupCostDto {
  const figures = cost.ok ? cost.figures : null;
  return {
    missingRates: cost.ok ? [] : missingRates(cost.missing),
    planned: figures?.planned ?? null,
    delivered: figures?.delivered ?? null,
    projected: figures?.projected ?? null,
    pupilsStarted,
    deliveredPerPupil: figures?.deliveredPerPupilStarted ?? null,
    projectedPerPupil: figures?.projectedPerPupilStarted ?? null,
    staffMinutes: figures?.staffMinutes ?? null,
    lines,
  };
}

/** Each role once, with the first day it lacks a rate. */
function missingRates(missing: readonly { role: string; date: IsoDate }[]): MissingRateDto[] {
  const days = new Map<string, IsoDate[]>();
  for (const { role, date } of missing) days.set(role, [...(days.get(role) ?? []), date].sort());
  return [...days].map(([role, dates]) => ({
    role: role === NOBODY_NAMED ? null : role,
    on: dates[0] ?? '',
    moreDays: dates.length - 1,
  }));
}

function byGroup<Row extends { groupId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const list = groups.get(row.groupId);
    if (list) list.push(row);
    else groups.set(row.groupId, [row]);
  }
  return groups;
}
