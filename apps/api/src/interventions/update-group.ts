import type { IsoDate } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database, type Transaction } from '../core/database/database';
import { requireVersion } from '../core/http/if-match';
import { badInput, conflict } from '../core/http/problem.exception';
import { announce } from '../core/live/announce';
import { promiseJob } from '../core/jobs/outbox';
import { Clock } from '../core/time/clock';
import { dayWords } from './day-words';
import type { GroupPageDto, SlotDto, UpdateGroupDto } from './group.dto';
import { GroupQueries } from './group.queries';
import { lockGroup, requireGroupDates, requireLeader, type LockedGroup } from './group-rules';
import { planSessions, requireDistinct, writeSlots } from './plan-sessions';
import { mostAtOnce, type Stay } from './placement-roster';

/** Changes a group. Sessions still to come follow its times and dates; those that took place stay as they were. */
@Injectable()
export class UpdateGroup {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly groups: GroupQueries,
  ) {}

  run(caller: Caller, groupId: string, wanted: UpdateGroupDto, ifMatch: string | undefined): Promise<GroupPageDto> {
    const { schoolId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      const group = await lockGroup(tx, groupId);
      requireVersion(ifMatch, group.version);
      if (group.closed) throw conflict(`${group.name} is closed`, 'A group that has ended is not changed any more.');
      const dates = {
        startsOn: wanted.startsOn ?? group.startsOn,
        endsOn: wanted.endsOn ?? group.endsOn,
        reviewOn: wanted.reviewOn ?? group.reviewOn,
      };
      requireGroupDates(dates);
      await requireLeader(tx, wanted.leaderId ?? null);
      await this.requireRoom(tx, group, dates, wanted.capacity ?? group.capacity);
      await tx.query(
        `UPDATE intervention_group SET name = coalesce($2, name), leader_id = CASE WHEN $3 THEN $4 ELSE leader_id END,
           room = CASE WHEN $5 THEN $6 ELSE room END, starts_on = $7, ends_on = $8, review_on = $9,
           capacity = coalesce($10, capacity), preparation_minutes = coalesce($11, preparation_minutes),
           version = version + 1
         WHERE id = $1`,
        [
          groupId,
          wanted.name?.trim() || null,
          wanted.leaderId !== undefined,
          wanted.leaderId ?? null,
          wanted.room !== undefined,
          wanted.room?.trim() || null,
          dates.startsOn,
          dates.endsOn,
          dates.reviewOn,
          wanted.capacity ?? null,
          wanted.preparationMinutes ?? null,
        ],
      );
      if (wanted.slots || wanted.startsOn || wanted.endsOn) await this.plan(tx, schoolId, group, dates, wanted.slots);
      await recordAudit(tx, {
        schoolId,
        at: this.clock.now(),
        accountId: caller.accountId,
        action: 'group.changed',
        why: 'groups.write',
        subjectKind: 'group',
        subjectIds: [groupId],
        detail: { fields: Object.keys(wanted) },
      });
      await promiseJob(tx, { name: 'estimate-impact', schoolId, payload: {} }, this.clock.now());
      await announce(tx, { schoolId, topic: 'grid', id: groupId });
      return this.groups.page(tx, caller, groupId);
    });
  }

  private async plan(
    tx: Transaction,
    schoolId: number,
    group: LockedGroup,
    dates: { startsOn: IsoDate; endsOn: IsoDate },
    changedSlots: readonly SlotDto[] | undefined,
  ): Promise<void> {
    const slots = changedSlots ?? (await this.groups.slotsOf(tx, group.id));
    if (changedSlots) {
      requireDistinct(changedSlots);
      await writeSlots(tx, schoolId, group.id, changedSlots);
    }
    const today = this.clock.today();
    // Before a group's first day everything is still plan; afterwards what is past stays as it was planned.
    const begun = group.startsOn < today;
    await planSessions(tx, { schoolId, groupId: group.id, slots, ...dates, from: begun ? today : dates.startsOn });
  }

  /** Nobody in the group may fall outside its dates or places. */
  private async requireRoom(
    tx: Transaction,
    group: LockedGroup,
    dates: { startsOn: IsoDate; endsOn: IsoDate },
    capacity: number,
  ): Promise<void> {
    const stays = await tx.query<Stay[]>(
      `SELECT starts_on::text AS "startsOn", ends_on::text AS "endsOn" FROM placement
       WHERE group_id = $1 AND undone_at IS NULL`,
      [group.id],
    );
    const taken = mostAtOnce(stays, this.clock.today());
    if (capacity < taken) throw badInput('capacity', `${taken} places are taken: pupils would have to leave first.`);
    const first = stays.map(({ startsOn }) => startsOn).sort()[0];
    if (first && first < dates.startsOn) {
      throw badInput('startsOn', `The first pupil came on ${dayWords(first)}: the group cannot start after that.`);
    }
    const last = stays
      .map(({ startsOn, endsOn }) => endsOn ?? startsOn)
      .sort()
      .at(-1);
    if (last && last > dates.endsOn) {
      throw badInput('endsOn', `A pupil is in the group on ${dayWords(last)}: it cannot end before that.`);
    }
    const [held] = await tx.query<{ day: string | null }[]>(
      `SELECT max(held_on)::text AS day FROM group_session WHERE group_id = $1 AND status <> 'planned'`,
      [group.id],
    );
    if (held?.day && held.day > dates.endsOn) {
      throw badInput('endsOn', `There is a register of ${dayWords(held.day)}: the group cannot end before that.`);
    }
  }
}
