import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../core/audit/record-audit';
import { Database, type Transaction } from '../core/database/database';
import { badInput } from '../core/http/problem.exception';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';
import { newId } from '../core/time/new-id';
import type { Actor } from './actor';
import { UnreadableFile } from './file/unreadable-file';
import type { FilePart } from './formats/file-format';
import { readFile } from './formats/formats';
import type { ImportKind } from './mapping/import-mapping';
import { ProposeMapping } from './propose-mapping';

/** More rows than a school has results in ten years; it bounds what checking and applying hold in memory. */
const mostRows = 500_000;
/** More sheets than anybody matches. */
const mostParts = 100;
const longestName = 200;

/** What is written with a new import, in its transaction. */
export type AlsoWritten = (tx: Transaction, importId: string) => Promise<void>;

/** Takes a file in: finds its tables and proposes what their columns are. Nothing of it is brought in yet. */
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
    /** The feed that brought it. */
    feedId?: string;
    also?: AlsoWritten | undefined;
  }): Promise<string> {
    const { schoolId, actor, content } = given;
    const fileName = given.fileName.slice(-longestName);
    const wish = { kind: given.kind, statedOn: given.statedOn ?? this.clock.today() };
    const { format, parts, total } = await readable(async () => {
      const file = await readFile({ name: fileName, bytes: content });
      refuseTooMuch(file.parts);
      const proposed = await this.propose.forParts(schoolId, file.parts, wish);
      return { format: file.format, parts: proposed, total: rowsIn(file.parts) };
    });
    const id = newId();
    const at = this.clock.now();
    await this.database.inSchool(schoolId, async (tx) => {
      await tx.query(
        `INSERT INTO import_run (school_id, id, format, status, file_name, file_hash, answers, done, total,
                                 leave_out_invalid, cancel_requested, effects_kept, created_by, created_at,
                                 version, feed_id)
         VALUES ($1, $2, $3, 'uploaded', $4, $5, '{}', 0, $6, false, false, false, $7, $8, 1, $9)`,
        [schoolId, id, format, fileName, sha256(content), total, actor.staffId, at, given.feedId ?? null],
      );
      for (const [place, { part, leftOut, mapping, savedMappingId }] of parts.entries()) {
        await tx.query(
          `INSERT INTO import_part (school_id, import_id, place, name, kind, left_out, columns_given, content, layout,
                                    mapping, saved_mapping_id)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
          [
            ...[schoolId, id, place, part.name.slice(-longestName), mapping?.kind ?? null, leftOut],
            ...[
              part.columns !== null,
              part.bytes,
              JSON.stringify(part.layout),
              mapping && JSON.stringify(mapping),
              savedMappingId,
            ],
          ],
        );
      }
      await recordAudit(tx, {
        schoolId,
        at,
        accountId: actor.accountId,
        action: 'import.uploaded',
        why: actor.why,
        subjectKind: 'import',
        subjectIds: [id],
        detail: { rows: total, bytes: content.length },
      });
      await given.also?.(tx, id);
      await announce(tx, { schoolId, topic: 'imports', id });
    });
    return id;
  }
}

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

const rowsIn = (parts: readonly FilePart[]): number => parts.reduce((sum, { layout }) => sum + layout.rows, 0);

function refuseTooMuch(parts: readonly FilePart[]): void {
  const rows = rowsIn(parts);
  if (rows > mostRows) {
    const [found, most] = [rows, mostRows].map((count) => count.toLocaleString('en-GB'));
    throw badInput(
      'file',
      `The file has ${found} rows. At most ${most} go in at once: divide it, for instance by school year.`,
    );
  }
  if (parts.length > mostParts) {
    throw badInput('file', `The file has ${parts.length} tables. At most ${mostParts} go in at once.`);
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
