import { Injectable } from '@nestjs/common';
import type { Caller } from '../../core/access/caller';
import { PupilGate } from '../../core/access/pupil-gate';
import { recordAudit } from '../../core/audit/record-audit';
import { Database, type Transaction } from '../../core/database/database';
import { requireVersion } from '../../core/http/if-match';
import { conflict } from '../../core/http/problem.exception';
import { lockSchoolJob, promiseJob } from '../../core/jobs/outbox';
import { announce } from '../../core/live/announce';
import { Clock } from '../../core/time/clock';
import { actorOf } from '../actor';
import { storedImport } from '../stored-import';
import { type Dependents, findDependents } from './find-dependents';
import { gatherNetEffects } from './net-effects';
import { isStillReferred } from './still-referred';
import { takeBack } from './take-back';
import type { DependentsDto, UndoOutcomeDto } from './undo.dto';

/** Takes an import back as a whole, while nothing later depends on it; otherwise says what does. */
@Injectable()
export class UndoImport {
  constructor(
    private readonly database: Database,
    private readonly gate: PupilGate,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller, importId: string, ifMatch: string | undefined): Promise<Omit<UndoOutcomeDto, 'run'>> {
    try {
      return await this.undo(caller, importId, ifMatch);
    } catch (error) {
      // Somebody began to use what it added while it was being undone.
      if (isStillReferred(error)) {
        throw conflict('Something has just been built on this import', 'Nothing was changed. Look again at what.');
      }
      throw error;
    }
  }

  private undo(caller: Caller, importId: string, ifMatch: string | undefined): Promise<Omit<UndoOutcomeDto, 'run'>> {
    const { schoolId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      await lockSchoolJob(tx, schoolId, 'apply-import');
      // An analysis under way would write about pupils and subjects that are going.
      await lockSchoolJob(tx, schoolId, 'analyse-school');
      const { status, version } = await storedImport(tx, schoolId, importId, true);
      requireVersion(ifMatch, version);
      await refuse(tx, schoolId, importId, status);
      await gatherNetEffects(tx, schoolId, importId);
      const dependents = await findDependents(tx, schoolId, importId);
      if (dependents.length > 0) {
        return { undone: false, dependents: await this.named(tx, caller, dependents), stayed: [] };
      }
      return { undone: true, dependents: [], stayed: await this.write(tx, caller, importId) };
    });
  }

  private async write(tx: Transaction, caller: Caller, importId: string): Promise<string[]> {
    const { schoolId, staffId } = caller;
    const at = this.clock.now();
    const stayed = await takeBack(tx, { schoolId, importId, staffId, at });
    await tx.query('DELETE FROM import_effect WHERE school_id = $1 AND import_id = $2', [schoolId, importId]);
    await tx.query(
      `UPDATE import_run SET status = 'undone', undone_by = $3, undone_at = $4, version = version + 1
       WHERE school_id = $1 AND id = $2`,
      [schoolId, importId, staffId, at],
    );
    await promiseJob(tx, { name: 'analyse-school', schoolId, payload: {} }, at);
    await promiseJob(tx, { name: 'estimate-impact', schoolId, payload: {} }, at);
    const actor = actorOf(caller);
    await recordAudit(tx, {
      schoolId,
      at,
      accountId: actor.accountId,
      action: 'import.undone',
      why: actor.why,
      subjectKind: 'import',
      subjectIds: [importId],
      detail: { stayed },
    });
    await announce(tx, { schoolId, topic: 'imports', id: importId });
    return stayed;
  }

  /** The examples as the caller may see them; looking at them is written down. */
  private async named(tx: Transaction, caller: Caller, dependents: readonly Dependents[]): Promise<DependentsDto[]> {
    const named = dependents.flatMap(({ examples }) => examples.flatMap(({ pupilId }) => pupilId ?? []));
    const question = { caller, permission: 'imports.run', pupilIds: [...new Set(named)] } as const;
    const allowed = await this.gate.allowedPupils(tx, question);
    await this.gate.recordRead(tx, caller, 'import.dependents-read', allowed);
    return dependents.map(({ what, count, examples }) => ({
      what,
      count,
      examples: [
        ...new Set(examples.filter(({ pupilId }) => pupilId === null || allowed.has(pupilId)).map(({ text }) => text)),
      ],
    }));
  }
}

async function refuse(tx: Transaction, schoolId: number, importId: string, status: string): Promise<void> {
  if (status === 'undone') throw conflict('This import has been undone already', 'Nothing of it is left.');
  if (status !== 'applied') throw conflict('This import has not gone in', 'There is nothing to undo.');
  const [row] = await tx.query<{ kept: boolean }[]>(
    'SELECT effects_kept AS kept FROM import_run WHERE school_id = $1 AND id = $2',
    [schoolId, importId],
  );
  if (!row?.kept) {
    throw conflict(
      'This import can no longer be undone',
      'What was there before is kept for 90 days. Bring in a file with the right values instead.',
    );
  }
}
