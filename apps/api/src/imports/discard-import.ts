import { Injectable } from '@nestjs/common';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { conflict } from '../core/http/problem.exception';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';
import type { Actor } from './actor';
import { removeTables } from './remove-tables';
import { storedImport } from './stored-import';

/** Puts an import aside that nobody wants: its file and everything read from it are removed. */
@Injectable()
export class DiscardImport {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(schoolId: number, importId: string, actor: Actor): Promise<void> {
    const at = this.clock.now();
    await this.database.inSchool(schoolId, async (tx) => {
      const { status } = await storedImport(tx, schoolId, importId, true);
      if (status === 'checking' || status === 'applying') {
        throw conflict('This import is being worked on', 'Stop it first.');
      }
      if (status === 'applied' || status === 'cancelled' || status === 'undone') {
        throw conflict('This import is finished', 'There is nothing to discard.');
      }
      await tx.query(
        `UPDATE import_run SET status = 'cancelled', finished_at = $3, version = version + 1
         WHERE school_id = $1 AND id = $2`,
        [schoolId, importId, at],
      );
      await removeTables(tx, schoolId, importId);
      await recordAudit(tx, {
        schoolId,
        at,
        accountId: actor.accountId,
        action: 'import.discarded',
        why: actor.why,
        subjectKind: 'import',
        subjectIds: [importId],
      });
      await announce(tx, { schoolId, topic: 'imports', id: importId });
    });
  }
}
