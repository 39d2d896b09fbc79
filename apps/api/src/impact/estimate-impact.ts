import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { estimateImpact, IMPACT_VERSION, type ImpactResult } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../core/audit/record-audit';
import { Database, type Transaction } from '../core/database/database';
import type { Delivery } from '../core/jobs/job';
import { keepPromise, lockSchoolJob } from '../core/jobs/outbox';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';
import { newId } from '../core/time/new-id';
import { groupFacts, type GroupFacts } from './group-facts';
import { readGroupRecords, startedGroupIds } from './group-records';

/** The name under which estimates of this calculation are stored. */
export const method = `ancova-hc3/${IMPACT_VERSION}`;

interface Estimated {
  groupId: string;
  inputs: GroupFacts;
  inputsHash: string;
  numbers: ImpactResult;
}

/** Works out what every started group of a school achieved; stores an estimate when its inputs or the method changed. */
@Injectable()
export class EstimateImpact {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @returns how many estimates were new or changed. */
  async run({ schoolId, outboxIds }: Delivery<'estimate-impact'>): Promise<number> {
    const today = this.clock.today();
    return this.database.inSchool(schoolId, async (tx) => {
      // Before anything is read: a run that read earlier could otherwise store its older answer last.
      await lockSchoolJob(tx, schoolId, 'estimate-impact');
      const changed = await this.store(tx, schoolId, await this.estimateAll(tx, today));
      await keepPromise(tx, { outboxIds });
      // Also when nothing changed: whoever asked is waiting to hear that it is done.
      await announce(tx, { schoolId, topic: 'impact' });
      return changed;
    });
  }

  private async estimateAll(tx: Transaction, today: string): Promise<Estimated[]> {
    const estimated: Estimated[] = [];
    for (const groupId of await startedGroupIds(tx, today)) {
      const records = await readGroupRecords(tx, groupId, today);
      if (!records) continue;
      const inputs = groupFacts(records);
      const inputsHash = createHash('sha256').update(JSON.stringify(inputs)).digest('hex');
      estimated.push({ groupId, inputs, inputsHash, numbers: estimateImpact(inputs.facts) });
      // One group takes milliseconds; between groups the process answers its queue.
      await breathe();
    }
    return estimated;
  }

  private async store(tx: Transaction, schoolId: number, estimated: readonly Estimated[]): Promise<number> {
    const at = this.clock.now();
    const latest = await tx.query<{ of_id: string; method: string; inputs_hash: string }[]>(
      `SELECT DISTINCT ON (of_id) of_id, method, inputs_hash FROM impact_estimate
       WHERE of_kind = 'group' ORDER BY of_id, made_at DESC, id DESC`,
    );
    const known = new Map(latest.map((row) => [row.of_id, `${row.method} ${row.inputs_hash}`]));
    const changed = estimated.filter((one) => known.get(one.groupId) !== `${method} ${one.inputsHash}`);
    for (const { groupId, inputs, inputsHash, numbers } of changed) {
      await tx.query(
        `INSERT INTO impact_estimate (school_id, id, of_kind, of_id, made_at, method, inputs_hash, inputs, numbers)
         VALUES ($1, $2, 'group', $3, $4, $5, $6, $7, $8)`,
        [schoolId, newId(), groupId, at, method, inputsHash, JSON.stringify(inputs), JSON.stringify(numbers)],
      );
    }
    if (changed.length > 0) {
      await recordAudit(tx, {
        schoolId,
        at,
        accountId: null,
        action: 'impact.estimated',
        why: 'results, registers or placements changed',
        subjectKind: 'group',
        subjectIds: changed.map((one) => one.groupId),
      });
    }
    return changed.length;
  }
}
