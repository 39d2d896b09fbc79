import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { badInput, notFound } from '../core/http/problem.exception';
import { promiseJob } from '../core/jobs/outbox';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';
import type { AddCostLineDto, GroupCostDto } from './finance.dto';
import { GroupCostQueries } from './group-cost.queries';

/** Adds a cost of a group that is not staff time. Sending it twice adds it once. */
@Injectable()
export class AddCostLine {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly costs: GroupCostQueries,
  ) {}

  run(caller: Caller, groupId: string, line: AddCostLineDto): Promise<GroupCostDto> {
    const { schoolId } = caller;
    if (line.perSession && line.spreadOverPupils) {
      throw badInput('spreadOverPupils', 'Only a cost paid once is spread over pupils.');
    }
    return this.database.inSchool(schoolId, async (tx) => {
      const groups = await tx.query<{ id: string }[]>('SELECT id FROM intervention_group WHERE id = $1', [groupId]);
      if (groups.length === 0) throw notFound('group');
      const written = await tx.query<{ id: string }[]>(
        `INSERT INTO cost_line (school_id, id, group_id, kind, description, pence, per_session, spread_over_pupils)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (school_id, id) DO NOTHING RETURNING id`,
        [
          schoolId,
          line.id,
          groupId,
          line.kind,
          line.description.trim(),
          line.pence,
          line.perSession,
          line.spreadOverPupils ?? null,
        ],
      );
      if (written.length > 0) {
        await recordAudit(tx, {
          schoolId,
          at: this.clock.now(),
          accountId: caller.accountId,
          action: 'cost-line.added',
          why: 'groups.write',
          subjectKind: 'group',
          subjectIds: [groupId],
          detail: { costLineId: line.id, kind: line.kind, pence: line.pence, perSession: line.perSession },
        });
        await promiseJob(tx, { name: 'estimate-impact', schoolId, payload: {} }, this.clock.now());
        await announce(tx, { schoolId, topic: 'grid', id: groupId });
      }
      return this.costs.ofGroup(tx, groupId);
    });
  }
}
