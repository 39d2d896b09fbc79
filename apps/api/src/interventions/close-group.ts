import { addDays } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { requireVersion } from '../core/http/if-match';
import { badInput } from '../core/http/problem.exception';
import { promiseJob } from '../core/jobs/outbox';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';
import { dayWords } from './day-words';
import { endStay } from './end-stay';
import type { CloseGroupDto, GroupPageDto } from './group.dto';
import { GroupQueries } from './group.queries';
import { lockGroup } from './group-rules';
import { requirePlacement } from './placement-facts';

/** Ends a group: its pupils' stays end with it, and what was planned after its last day goes. */
@Injectable()
export class CloseGroup {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly groups: GroupQueries,
  ) {}

  run(caller: Caller, groupId: string, wanted: CloseGroupDto, ifMatch: string | undefined): Promise<GroupPageDto> {
    const { schoolId } = caller;
    const now = this.clock.now();
    return this.database.inSchool(schoolId, async (tx) => {
      const group = await lockGroup(tx, groupId);
      if (group.closed) return this.groups.page(tx, caller, groupId);
      requireVersion(ifMatch, group.version);
      const asked = wanted.on ?? this.clock.today();
      const on = asked > group.endsOn ? group.endsOn : asked < group.startsOn ? group.startsOn : asked;
      const [later] = await tx.query<{ day: string }[]>(
        `SELECT held_on::text AS day FROM group_session WHERE group_id = $1 AND status <> 'planned' AND held_on > $2
         ORDER BY held_on DESC LIMIT 1`,
        [groupId, on],
      );
      if (later)
        throw badInput('on', `There is a register of ${dayWords(later.day)}: the group cannot end before that.`);
      const open = await tx.query<{ id: string; pupilId: string }[]>(
        `SELECT id, pupil_id AS "pupilId" FROM placement
         WHERE group_id = $1 AND undone_at IS NULL AND (ends_on IS NULL OR ends_on > $2) ORDER BY id`,
        [groupId, on],
      );
      for (const { id } of open) {
        const placement = await requirePlacement(tx, id);
        await endStay(tx, {
          placement,
          from: addDays(on, 1),
          exitReason: placement.exitReason ?? 'group-ended',
          at: now,
        });
      }
      await tx.query(`DELETE FROM group_session WHERE group_id = $1 AND status = 'planned' AND held_on > $2`, [
        groupId,
        on,
      ]);
      await tx.query(
        `UPDATE intervention_group SET closed_at = $2, ends_on = $3, review_on = least(review_on, $3),
           version = version + 1 WHERE id = $1`,
        [groupId, now, on],
      );
      await recordAudit(tx, {
        schoolId,
        at: now,
        accountId: caller.accountId,
        action: 'group.closed',
        why: 'groups.write',
        subjectKind: 'pupil',
        subjectIds: open.map(({ pupilId }) => pupilId),
        detail: { groupId, on },
      });
      await promiseJob(tx, { name: 'estimate-impact', schoolId, payload: {} }, now);
      await announce(tx, { schoolId, topic: 'grid', id: groupId });
      return this.groups.page(tx, caller, groupId);
    });
  }
}
