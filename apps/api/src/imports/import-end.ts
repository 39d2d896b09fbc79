import { Logger } from '@nestjs/common';
import type { Transaction } from '../core/database/database';
import { isDatabaseAway } from '../core/http/database-away';
import type { Delivery } from '../core/jobs/job';
import { keepPromise } from '../core/jobs/outbox';
import { announce } from '../core/live/announce';
import { UnreadableFile } from './file/unreadable-file';
import type { ImportRunEntity } from './import-run.entity';
import { ImportRefused, ImportStopped } from './import-stops';
import { tellOfImport } from './tell-of-import';

const log = new Logger('Imports');

type Status = ImportRunEntity['status'];

/** How an import that did not get through is left, once everything it did has been undone. */
export interface ImportEnd {
  write(
    tx: Transaction,
    schoolId: number,
    importId: string,
    at: Date,
    delivery: Pick<Delivery, 'outboxIds'> | null,
  ): Promise<void>;
}

/**
 * What becomes of an import after an error.
 * @throws the error itself when it is none of the import's: the database was away, so the queue tries again.
 */
export function endOf(error: unknown, leaves: { stopped: Status; refused: Status }): ImportEnd {
  if (isDatabaseAway(error)) throw error;
  if (error instanceof ImportStopped) return endAs(leaves.stopped, 'Stopped. Nothing was changed.', null);
  if (error instanceof ImportRefused) return endAs(leaves.refused, error.message, error);
  if (error instanceof UnreadableFile) return endAs(leaves.refused, error.message, null);
  return {
    async write(tx, schoolId, importId, at, delivery) {
      const sorry = 'Something went wrong in Headway. Nothing was changed. Tell whoever runs Headway.';
      await endAs('failed', sorry, null).write(tx, schoolId, importId, at, delivery);
      // Where, not what: the message of a database error can hold what was in a row.
      log.error(
        error instanceof Error ? `${error.name}\n${(error.stack ?? '').split('\n').slice(1).join('\n')}` : 'Unknown',
      );
    },
  };
}

function endAs(status: Status, failure: string, refused: ImportRefused | null): ImportEnd {
  return {
    async write(tx, schoolId, importId, at, delivery) {
      await tx.query(
        `UPDATE import_run SET status = $3, failure = $4, done = 0, cancel_requested = false, leave_out_invalid = false,
                version = version + 1
         WHERE school_id = $1 AND id = $2`,
        [schoolId, importId, status, failure],
      );
      if (refused?.found) {
        const { counts, problems } = refused.found;
        await tx.query(
          `UPDATE import_part SET counts = $4, problems = $5 WHERE school_id = $1 AND import_id = $2 AND place = $3`,
          [schoolId, importId, refused.place, JSON.stringify(counts), JSON.stringify(problems)],
        );
      }
      await tellOfImport(tx, { schoolId, importId, at, kind: 'import-stopped' });
      if (delivery) await keepPromise(tx, delivery);
      await announce(tx, { schoolId, topic: 'imports', id: importId });
    },
  };
}
