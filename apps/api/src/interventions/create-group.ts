import { addDays, type IsoDate } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database, type Transaction } from '../core/database/database';
import { badInput } from '../core/http/problem.exception';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';
import type { CreateGroupDto, GroupPageDto } from './group.dto';
import { GroupQueries } from './group.queries';
import { longestToReview, requireGroupDates, requireLeader, requireSubject } from './group-rules';
import { planSessions, requireDistinct, writeSlots } from './plan-sessions';
import type { ProgrammeDto } from './programme.dto';
import { ProgrammeQueries } from './programme.queries';
import { lastSchoolDay, openTimes } from './school-days';

/** Six weeks: the usual length of a group. */
const usualDays = 6 * 7;

/** Starts a group of a programme, with its sessions on school days. Sending it twice starts one. */
@Injectable()
export class CreateGroup {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly programmes: ProgrammeQueries,
    private readonly groups: GroupQueries,
  ) {}

  run(caller: Caller, wanted: CreateGroupDto): Promise<GroupPageDto> {
    const { schoolId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      const exists = await tx.query<object[]>('SELECT 1 FROM intervention_group WHERE id = $1', [wanted.id]);
      if (exists.length > 0) return this.groups.page(tx, caller, wanted.id);
      const programme = await this.programmes.one(tx, wanted.programmeId);
      if (!programme) throw badInput('programmeId', 'The school has no such programme.');
      const dates = await datesOf(tx, wanted);
      const name = wanted.name.trim();
      if (!name) throw badInput('name', 'Give the group a name.');
      requireGroupDates(dates);
      requireDistinct(wanted.slots);
      await requireLeader(tx, wanted.leaderId ?? null);
      const subjectId = wanted.subjectId === undefined ? programme.subjectId : wanted.subjectId;
      await requireSubject(tx, subjectId);
      await tx.query(
        `INSERT INTO intervention_group (school_id, id, programme_id, name, subject_id, leader_id, room, starts_on,
           ends_on, review_on, capacity, preparation_minutes, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)`,
        [
          schoolId,
          wanted.id,
          programme.id,
          name,
          subjectId,
          wanted.leaderId ?? null,
          wanted.room?.trim() || null,
          dates.startsOn,
          dates.endsOn,
          dates.reviewOn,
          wanted.capacity ?? programme.groupSize,
          wanted.preparationMinutes ?? 0,
        ],
      );
      await writeSlots(tx, schoolId, wanted.id, wanted.slots);
      await planSessions(tx, {
        schoolId,
        groupId: wanted.id,
        slots: wanted.slots,
        startsOn: dates.startsOn,
        endsOn: dates.endsOn,
        from: dates.startsOn,
      });
      await this.record(tx, caller, wanted, programme);
      await announce(tx, { schoolId, topic: 'grid', id: wanted.id });
      return this.groups.page(tx, caller, wanted.id);
    });
  }

  private async record(
    tx: Parameters<typeof recordAudit>[0],
    caller: Caller,
    wanted: CreateGroupDto,
    programme: ProgrammeDto,
  ): Promise<void> {
    await recordAudit(tx, {
      schoolId: caller.schoolId,
      at: this.clock.now(),
      accountId: caller.accountId,
      action: 'group.created',
      why: 'groups.write',
      subjectKind: 'group',
      subjectIds: [wanted.id],
      detail: { programmeId: programme.id, startsOn: wanted.startsOn, slots: wanted.slots },
    });
  }
}

interface GroupDates {
  startsOn: IsoDate;
  endsOn: IsoDate;
  reviewOn: IsoDate;
}

/** Unless somebody says otherwise, a group is reviewed on its last school day: people are there to do it. */
async function datesOf(tx: Transaction, wanted: CreateGroupDto): Promise<GroupDates> {
  const { startsOn } = wanted;
  const endsOn = wanted.endsOn ?? addDays(startsOn, usualDays - 1);
  const latestReview = addDays(startsOn, longestToReview);
  const latest = endsOn < latestReview ? endsOn : latestReview;
  const reviewOn = wanted.reviewOn ?? lastSchoolDay(startsOn, latest, await openTimes(tx, startsOn, latest));
  return { startsOn, endsOn, reviewOn };
}
