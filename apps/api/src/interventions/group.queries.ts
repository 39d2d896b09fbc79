import { academicYearOf } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import { may, type Caller } from '../core/access/caller';
import { PupilGate } from '../core/access/pupil-gate';
import { Database, type Transaction } from '../core/database/database';
import { notFound } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import { GroupCostQueries } from '../finance/group-cost.queries';
import { dosesOf, doseKey } from './dose';
import type { GroupPageDto, GroupPlacementDto, GroupPupilDto, GroupSessionDto, SlotDto } from './group.dto';
import { GroupReach } from './group-reach';

interface StayRow extends GroupPlacementDto {
  pupilId: string;
  name: string;
  surname: string;
  className: string | null;
  yearGroup: number;
}

/** One group: who is in it since when, its sessions and its cost. */
@Injectable()
export class GroupQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly gate: PupilGate,
    private readonly reach: GroupReach,
    private readonly costs: GroupCostQueries,
  ) {}

  read(caller: Caller, groupId: string): Promise<GroupPageDto> {
    return this.database.inSchool(caller.schoolId, (tx) => this.page(tx, caller, groupId));
  }

  /** In the transaction of whoever has just changed it, too. */
  async page(tx: Transaction, caller: Caller, groupId: string): Promise<GroupPageDto> {
    const reach = await this.gate.allowedInSubjects(tx, { caller, permission: 'groups.read', pupilIds: 'all' });
    await this.reach.requireGroup(tx, caller, reach, groupId);
    const group = await this.head(tx, groupId);
    const stays = await this.stays(tx, groupId);
    const seen = stays.filter(({ pupilId }) => reach.covers(pupilId, group.subjectId));
    const seenIds = new Set(seen.map(({ pupilId }) => pupilId));
    await this.gate.recordRead(
      tx,
      caller,
      'group.read',
      new Map([...seenIds].map((id) => [id, reach.allowed.get(id) ?? ''])),
    );
    return {
      ...group,
      slots: await this.slotsOf(tx, groupId),
      sessions: await this.sessions(tx, groupId),
      pupils: await this.pupils(tx, groupId, seen),
      otherPupils: new Set(stays.map(({ pupilId }) => pupilId)).size - seenIds.size,
      cost: may(caller, 'costs.read') ? await this.costs.ofGroup(tx, groupId) : null,
    };
  }

  slotsOf(tx: Transaction, groupId: string): Promise<SlotDto[]> {
    return tx.query<SlotDto[]>(
      `SELECT weekday, to_char(starts_at, 'HH24:MI') AS "startsAt", minutes FROM group_slot
       WHERE group_id = $1 ORDER BY weekday, starts_at`,
      [groupId],
    );
  }

  private async head(
    tx: Transaction,
    groupId: string,
  ): Promise<Omit<GroupPageDto, 'slots' | 'sessions' | 'pupils' | 'otherPupils' | 'cost'>> {
    const [group] = await tx.query<Omit<GroupPageDto, 'slots' | 'sessions' | 'pupils' | 'otherPupils' | 'cost'>[]>(
      `SELECT g.id, g.name, g.programme_id AS "programmeId", p.name AS programme, g.subject_id AS "subjectId",
         s.name AS subject, g.leader_id AS "leaderId", trim(l.title || ' ' || l.surname) AS leader, g.room,
         g.starts_on::text AS "startsOn", g.ends_on::text AS "endsOn", g.review_on::text AS "reviewOn",
         g.closed_at IS NOT NULL AS closed, g.capacity, g.preparation_minutes AS "preparationMinutes", g.version
       FROM intervention_group g JOIN programme p ON p.school_id = g.school_id AND p.id = g.programme_id
       LEFT JOIN subject s ON s.school_id = g.school_id AND s.id = g.subject_id
       LEFT JOIN staff l ON l.school_id = g.school_id AND l.id = g.leader_id
       WHERE g.id = $1`,
      [groupId],
    );
    if (!group) throw notFound('group');
    return group;
  }

  private sessions(tx: Transaction, groupId: string): Promise<GroupSessionDto[]> {
    return tx.query<GroupSessionDto[]>(
      `SELECT id, held_on::text AS "heldOn", to_char(starts_at, 'HH24:MI') AS "startsAt",
         coalesce(held_minutes, minutes) AS minutes, status
       FROM group_session WHERE group_id = $1 ORDER BY held_on, starts_at`,
      [groupId],
    );
  }

  private stays(tx: Transaction, groupId: string): Promise<StayRow[]> {
    const today = this.clock.today();
    return tx.query<StayRow[]>(
      `SELECT p.id, p.pupil_id AS "pupilId", p.starts_on::text AS "startsOn", p.ends_on::text AS "endsOn", p.reason,
         p.exit_reason AS "exitReason", p.version,
         coalesce(u.preferred_forename, u.legal_forename) || ' ' || coalesce(u.preferred_surname, u.legal_surname) AS name,
         coalesce(u.preferred_surname, u.legal_surname) AS surname, c.name AS "className",
         $3::int - u.cohort_year AS "yearGroup"
       FROM placement p JOIN pupil u ON u.school_id = p.school_id AND u.id = p.pupil_id
       LEFT JOIN LATERAL (
         SELECT c.name FROM class_pupil cp JOIN class c ON c.school_id = cp.school_id AND c.id = cp.class_id
         WHERE cp.school_id = p.school_id AND cp.pupil_id = p.pupil_id AND c.kind = 'registration'
           AND cp.starts_on <= $2 AND (cp.ends_on IS NULL OR cp.ends_on >= $2) LIMIT 1) c ON true
       WHERE p.group_id = $1 AND p.undone_at IS NULL ORDER BY surname, name, p.starts_on`,
      [groupId, today, academicYearOf(today)],
    );
  }

  private async pupils(tx: Transaction, groupId: string, stays: readonly StayRow[]): Promise<GroupPupilDto[]> {
    const doses = await dosesOf(tx, [groupId], this.clock.today());
    const pupils = new Map<string, GroupPupilDto>();
    for (const { pupilId, name, surname, className, yearGroup, ...placement } of stays) {
      const dose = doses.get(doseKey(groupId, pupilId)) ?? { had: 0, due: 0, planned: 0, minutesHad: 0 };
      const pupil = pupils.get(pupilId) ?? { pupilId, name, surname, className, yearGroup, placements: [], ...dose };
      pupil.placements.push(placement);
      pupils.set(pupilId, pupil);
    }
    return [...pupils.values()];
  }
}
