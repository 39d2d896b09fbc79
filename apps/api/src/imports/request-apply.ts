import { Injectable } from '@nestjs/common';
import { recordAudit } from '../core/audit/record-audit';
import { Database, type Transaction } from '../core/database/database';
import { requireVersion } from '../core/http/if-match';
import { badInput, conflict } from '../core/http/problem.exception';
import { promiseJob } from '../core/jobs/outbox';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';
import type { Actor } from './actor';
import { totalOf } from './import-counts';
import { unanswered } from './import-question';
import { type StoredImport, storedImport, type StoredPart, storedParts } from './stored-import';

export interface ApplyRequest {
  schoolId: number;
  importId: string;
  actor: Actor;
  /** Bring in the rest without what cannot be read. */
  leaveOutInvalid: boolean;
  /** So many pupils leave by a full roll: what the person has seen and confirms. */
  leavers: number;
}

/** A person has looked at what would happen and says: bring it in. */
@Injectable()
export class RequestApply {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Applied by the queue. */
  async run(given: ApplyRequest & { ifMatch: string | undefined }): Promise<void> {
    const { schoolId, importId } = given;
    await this.database.inSchool(schoolId, async (tx) => {
      requireVersion(given.ifMatch, (await storedImport(tx, schoolId, importId, true)).version);
      await this.write(tx, given);
      await promiseJob(tx, { name: 'apply-import', schoolId, payload: { importId } }, this.clock.now());
    });
  }

  /** Applied by whoever calls, an operator's command, straight after. */
  async withoutQueue(given: ApplyRequest): Promise<void> {
    await this.database.inSchool(given.schoolId, (tx) => this.write(tx, given));
  }

  private async write(tx: Transaction, given: ApplyRequest): Promise<void> {
    const { schoolId, importId, actor, leaveOutInvalid, leavers } = given;
    const run = await storedImport(tx, schoolId, importId, true);
    refuse(run, await storedParts(tx, schoolId, importId), leaveOutInvalid, leavers);
    await tx.query(
      `UPDATE import_run SET status = 'applying', done = 0, failure = NULL, leave_out_invalid = $3, applied_by = $4,
              cancel_requested = false, version = version + 1
       WHERE school_id = $1 AND id = $2`,
      [schoolId, importId, leaveOutInvalid, actor.staffId],
    );
    await recordAudit(tx, {
      schoolId,
      at: this.clock.now(),
      accountId: actor.accountId,
      action: 'import.apply-asked',
      why: actor.why,
      subjectKind: 'import',
      subjectIds: [importId],
      detail: { leaveOutInvalid, leavers },
    });
    await announce(tx, { schoolId, topic: 'imports', id: importId });
  }
}

function refuse(run: StoredImport, all: readonly StoredPart[], leaveOutInvalid: boolean, leavers: number): void {
  const parts = all.filter(({ leftOut }) => !leftOut);
  const found = parts.flatMap(({ counts }) => counts ?? []);
  if (run.status !== 'checked' || found.length < parts.length) {
    throw conflict('This file has not been checked', 'Check it first; nothing was changed.');
  }
  const counts = totalOf(found);
  if (counts.invalid > 0 && !leaveOutInvalid) {
    throw badInput('leaveOutInvalid', `${counts.invalid} can’t be read. Fix them in the file, or leave them out.`);
  }
  if (counts.wouldLeave !== leavers) {
    throw badInput(
      'leavers',
      `${counts.wouldLeave} pupils would leave. Confirm that number, or say it is no full roll.`,
    );
  }
  const open = parts.flatMap(({ questions }) => unanswered(questions ?? [], run.answers)).length;
  if (open > 0) throw badInput('answers', `${open} ${open === 1 ? 'question has' : 'questions have'} no answer yet.`);
}
