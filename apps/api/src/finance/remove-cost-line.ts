import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { notFound } from '../core/http/problem.exception';
import { promiseJob } from '../core/jobs/outbox';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';
import type { GroupCostDto } from './finance.dto';
import { GroupCostQueries } from './group-cost.queries';

/** Takes a cost of a group away again; the audit keeps what it was. */
@Injectable()
export class RemoveCostLine {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly costs: GroupCostQueries,
  ) {}

  run(caller: Caller, groupId: string, lineId: string): Promise<GroupCostDto> {
    const { schoolId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      const groups = await tx.query<{ id: string }[]>('SELECT id FROM intervention_group WHERE id = $1', [groupId]);
      if (groups.length === 0) throw notFound('group');
      const [gone] = await tx.query<[{ kind: string; pence: number; per_session: boolean }[], number]>(
        'DELETE FROM cost_line WHERE group_id = $1 AND id = $2 RETURNING kind, pence, per_session',
        [groupId, lineId],
      );
      if (gone[0]) {
        await recordAudit(tx, {
          schoolId,
          at: this.clock.now(),
          accountId: caller.accountId,
          action: 'cost-line.removed',
          why: 'groups.write',
          subjectKind: 'group',
          subjectIds: [groupId],
          detail: { costLineId: lineId, ...gone[0] },
        });
        await promiseJob(tx, { name: 'estimate-impact', schoolId, payload: {} }, this.clock.now());
        await announce(tx, { schoolId, topic: 'grid', id: groupId });
      }
      return this.costs.ofGroup(tx, groupId);
    });
  }
}
