import { Injectable } from '@nestjs/common';
import type { Caller } from '../../core/access/caller';
import { recordAudit } from '../../core/audit/record-audit';
import { Database, type Transaction } from '../../core/database/database';
import { badInput, conflict, notFound } from '../../core/http/problem.exception';
import { Clock } from '../../core/time/clock';

/** Gives a remembered mapping another name, or forgets it. */
@Injectable()
export class ChangeSavedMapping {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async rename(caller: Caller, id: string, name: string): Promise<void> {
    await this.change(caller, id, 'saved-mapping.renamed', async (tx) => {
      const [other] = await tx.query<unknown[]>(
        'SELECT 1 FROM saved_mapping WHERE school_id = $1 AND name = $2 AND id <> $3',
        [caller.schoolId, name, id],
      );
      if (other) throw badInput('name', 'Another mapping has this name.');
      await tx.query('UPDATE saved_mapping SET name = $3 WHERE school_id = $1 AND id = $2', [
        caller.schoolId,
        id,
        name,
      ]);
    });
  }

  async forget(caller: Caller, id: string): Promise<void> {
    await this.change(caller, id, 'saved-mapping.forgotten', async (tx) => {
      const [feed] = await tx.query<{ name: string }[]>(
        'SELECT name FROM feed WHERE school_id = $1 AND saved_mapping_id = $2 AND revoked_at IS NULL',
        [caller.schoolId, id],
      );
      if (feed) throw conflict(`The feed “${feed.name}” uses this mapping`, 'End the feed first.');
      await tx.query('UPDATE feed SET saved_mapping_id = NULL WHERE school_id = $1 AND saved_mapping_id = $2', [
        caller.schoolId,
        id,
      ]);
      await tx.query('DELETE FROM saved_mapping WHERE school_id = $1 AND id = $2', [caller.schoolId, id]);
    });
  }

  private async change(
    { schoolId, accountId }: Caller,
    id: string,
    action: string,
    write: (tx: Transaction) => Promise<void>,
  ): Promise<void> {
    await this.database.inSchool(schoolId, async (tx) => {
      const [found] = await tx.query<unknown[]>(
        'SELECT 1 FROM saved_mapping WHERE school_id = $1 AND id = $2 FOR UPDATE',
        [schoolId, id],
      );
      if (!found) throw notFound('mapping');
      await write(tx);
      const why = 'imports.run';
      await recordAudit(tx, {
        schoolId,
        at: this.clock.now(),
        accountId,
        action,
        why,
        subjectKind: 'saved-mapping',
        subjectIds: [id],
      });
    });
  }
}
