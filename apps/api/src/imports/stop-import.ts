import { Injectable } from '@nestjs/common';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { conflict } from '../core/http/problem.exception';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';
import type { Actor } from './actor';
import { storedImport } from './stored-import';

/** Somebody presses Stop while a file is checked or brought in: the work ends at its next batch and leaves nothing. */
@Injectable()
export class StopImport {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(schoolId: number, importId: string, actor: Actor): Promise<void> {
    await this.database.inSchool(schoolId, async (tx) => {
      const { status } = await storedImport(tx, schoolId, importId, true);
      if (status !== 'checking' && status !== 'applying') {
        throw conflict('There is nothing to stop', 'It had ended already. Look at what became of it.');
      }
      await tx.query('UPDATE import_run SET cancel_requested = true WHERE school_id = $1 AND id = $2', [
        schoolId,
        importId,
      ]);
      await recordAudit(tx, {
        schoolId,
        at: this.clock.now(),
        accountId: actor.accountId,
        action: 'import.stopped',
        why: actor.why,
        subjectKind: 'import',
        subjectIds: [importId],
      });
      await announce(tx, { schoolId, topic: 'imports', id: importId });
    });
  }
}
