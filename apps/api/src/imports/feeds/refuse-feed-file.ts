import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../../core/audit/record-audit';
import { Database } from '../../core/database/database';
import { announce } from '../../core/live/announce';
import { Clock } from '../../core/time/clock';
import { newId } from '../../core/time/new-id';
import type { GivenFile } from '../formats/file-format';
import { tellOfImport } from '../tell-of-import';

/** A file of a folder that cannot be read stands in the list of imports too, with the reason: nobody else would say. */
@Injectable()
export class RefuseFeedFile {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(schoolId: number, feedId: string, file: GivenFile, why: string): Promise<void> {
    const id = newId();
    const at = this.clock.now();
    await this.database.inSchool(schoolId, async (tx) => {
      await tx.query(
        `INSERT INTO import_run (school_id, id, feed_id, format, status, file_name, file_hash, answers, done, total,
                                 leave_out_invalid, cancel_requested, effects_kept, failure, created_at, version)
         VALUES ($1, $2, $3, 'csv', 'failed', $4, $5, '{}', 0, 0, false, false, false, $6, $7, 1)`,
        [schoolId, id, feedId, file.name.slice(-200), createHash('sha256').update(file.bytes).digest('hex'), why, at],
      );
      const refused = { action: 'import.refused', why: 'feed', subjectKind: 'import', subjectIds: [id] };
      await recordAudit(tx, { schoolId, at, accountId: null, ...refused });
      await tellOfImport(tx, { schoolId, importId: id, at, kind: 'import-stopped' });
      await announce(tx, { schoolId, topic: 'imports', id });
    });
  }
}
