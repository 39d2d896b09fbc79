import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { badInput } from '../core/http/problem.exception';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';
import { newId } from '../core/time/new-id';
import type { Actor } from './actor';
import { findLayout } from './file/file-layout';
import { UnreadableFile } from './file/unreadable-file';
import { guessKind } from './mapping/guess-columns';
import type { ImportKind } from './mapping/import-mapping';
import { ProposeMapping } from './propose-mapping';

/** More rows than a school has results in ten years; it bounds what checking and applying hold in memory. */
const mostRows = 500_000;
const longestName = 200;

/** Takes a file in: finds its layout and proposes what its columns are. Nothing of it is brought in yet. */
@Injectable()
export class UploadImport {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly propose: ProposeMapping,
  ) {}

  /** @returns the new import's id. */
  async run(given: {
    schoolId: number;
    actor: Actor;
    fileName: string;
    content: Buffer;
    kind?: ImportKind;
    statedOn?: string;
  }): Promise<string> {
    const { schoolId, actor, content } = given;
    const { layout, bytes } = await readable(() => findLayout(content));
    if (layout.rows > mostRows) {
      const [rows, most] = [layout.rows, mostRows].map((count) => count.toLocaleString('en-GB'));
      throw badInput(
        'file',
        `The file has ${rows} rows. At most ${most} go in at once: divide it, for instance by school year.`,
      );
    }
    const kind = given.kind ?? guessKind(layout.columns);
    const mapping = await readable(() =>
      this.propose.forFile(schoolId, bytes, layout, { kind, statedOn: given.statedOn ?? this.clock.today() }),
    );
    const id = newId();
    const at = this.clock.now();
    await this.database.inSchool(schoolId, async (tx) => {
      await tx.query(
        `INSERT INTO import_run (school_id, id, kind, status, file_name, file_hash, content, layout, mapping, done, total,
                                 leave_out_invalid, cancel_requested, created_by, created_at, version)
         VALUES ($1, $2, $3, 'uploaded', $4, $5, $6, $7, $8, 0, $9, false, false, $10, $11, 1)`,
        [
          schoolId,
          id,
          kind,
          given.fileName.slice(-longestName),
          createHash('sha256').update(content).digest('hex'),
          bytes,
          JSON.stringify(layout),
          JSON.stringify(mapping),
          layout.rows,
          actor.staffId,
          at,
        ],
      );
      await recordAudit(tx, {
        schoolId,
        at,
        accountId: actor.accountId,
        action: 'import.uploaded',
        why: actor.why,
        subjectKind: 'import',
        subjectIds: [id],
        detail: { rows: layout.rows, bytes: content.length },
      });
      await announce(tx, { schoolId, topic: 'imports', id });
    });
    return id;
  }
}

/** What a file says wrong is the person's to read. */
async function readable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UnreadableFile) throw badInput('file', error.message);
    throw error;
  }
}
