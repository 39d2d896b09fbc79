import { Injectable } from '@nestjs/common';
import { recordAudit } from '../core/audit/record-audit';
import { Database, type Transaction } from '../core/database/database';
import { requireVersion } from '../core/http/if-match';
import type { FieldProblem } from '../core/http/problem';
import { badInput, conflict, ProblemException } from '../core/http/problem.exception';
import { promiseJob } from '../core/jobs/outbox';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';
import type { Actor } from './actor';
import type { ImportMapping } from './mapping/import-mapping';
import { mappingFaults } from './mapping/mapping-faults';
import { type StoredImport, storedImport, type StoredPart, storedParts } from './stored-import';

/** A mark sheet with more cells than this is divided first, like a file with more rows. */
const mostResults = 500_000;

/** What a person says of a part. */
export interface ConfirmedPart {
  place: number;
  leftOut: boolean;
  /** Null only where the part is left out. */
  mapping: ImportMapping | null;
}

export interface ConfirmedMapping {
  schoolId: number;
  importId: string;
  actor: Actor;
  parts: ConfirmedPart[];
  /** The version the person had in front of them. */
  ifMatch: string | undefined;
}

/** A person says what the columns are: the file is checked by that. */
@Injectable()
export class ConfirmMapping {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Checked by the queue. */
  async run(given: ConfirmedMapping): Promise<void> {
    await this.database.inSchool(given.schoolId, async (tx) => {
      requireVersion(given.ifMatch, (await storedImport(tx, given.schoolId, given.importId, true)).version);
      const { schoolId, importId } = given;
      await this.write(tx, given);
      await promiseJob(tx, { name: 'check-import', schoolId, payload: { importId } }, this.clock.now());
    });
  }

  /** Checked by whoever calls, an operator's command, straight after. */
  async withoutQueue(given: Omit<ConfirmedMapping, 'ifMatch'>): Promise<void> {
    await this.database.inSchool(given.schoolId, (tx) => this.write(tx, given));
  }

  private async write(tx: Transaction, given: Omit<ConfirmedMapping, 'ifMatch'>): Promise<void> {
    const { schoolId, importId, actor, parts } = given;
    const run = await storedImport(tx, schoolId, importId, true);
    const stored = await storedParts(tx, schoolId, importId);
    refuse(run, stored, parts);
    for (const { place, leftOut, mapping } of parts) {
      await tx.query(
        `UPDATE import_part SET left_out = $4, kind = coalesce($5, kind), mapping = coalesce($6, mapping),
                counts = NULL, problems = NULL, changes = NULL, questions = NULL
         WHERE school_id = $1 AND import_id = $2 AND place = $3`,
        [schoolId, importId, place, leftOut, mapping?.kind ?? null, mapping && JSON.stringify(mapping)],
      );
    }
    const rows = parts.map(({ place, leftOut }) => (leftOut ? 0 : (stored[place]?.layout.rows ?? 0)));
    await tx.query(
      `UPDATE import_run SET status = 'checking', done = 0, total = $3, failure = NULL, leave_out_invalid = false,
              cancel_requested = false, version = version + 1
       WHERE school_id = $1 AND id = $2`,
      [schoolId, importId, rows.reduce((sum, count) => sum + count, 0)],
    );
    await recordAudit(tx, {
      schoolId,
      at: this.clock.now(),
      accountId: actor.accountId,
      action: 'import.matched',
      why: actor.why,
      subjectKind: 'import',
      subjectIds: [importId],
    });
    await announce(tx, { schoolId, topic: 'imports', id: importId });
  }
}

function refuse({ status }: StoredImport, stored: readonly StoredPart[], parts: readonly ConfirmedPart[]): void {
  refuseUnlessOpen(status);
  const places = parts.map(({ place }) => place).sort((a, b) => a - b);
  if (places.length !== stored.length || places.some((place, i) => place !== stored[i]?.place)) {
    throw badInput('parts', `Say of each of the ${stored.length} parts of the file, once, what it holds.`);
  }
  if (parts.every(({ leftOut }) => leftOut)) throw badInput('parts', 'Everything in the file is left out.');
  const faults = parts.flatMap((part, i) => partFaults(part, stored[part.place], i, stored.length > 1));
  const [first] = faults;
  if (first) throw new ProblemException(422, { title: first.message, detail: 'Nothing was changed.', errors: faults });
}

/** @throws 409 when an import is being worked on, or is finished. */
export function refuseUnlessOpen(status: StoredImport['status']): void {
  if (status === 'checking' || status === 'applying') {
    throw conflict('This import is being worked on', 'Stop it first, or wait until it is done.');
  }
  if (status === 'applied' || status === 'cancelled' || status === 'undone') {
    throw conflict('This import is finished', 'Choose the file again to bring it in again.');
  }
}

function partFaults(
  { leftOut, mapping }: ConfirmedPart,
  part: StoredPart | undefined,
  index: number,
  several: boolean,
): FieldProblem[] {
  if (leftOut || !part) return [];
  const faults: FieldProblem[] = mapping
    ? mappingFaults(mapping, part.layout)
    : [{ field: 'mapping', message: 'Say what it holds, or leave it out.' }];
  const marks = mapping?.columns.filter(({ field }) => field === 'mark').length ?? 0;
  const { rows } = part.layout;
  if (marks * rows > mostResults) {
    const message = `${rows} rows with ${marks} results each are too many at once: divide the file.`;
    faults.push({ field: 'columns', message });
  }
  return faults.map(({ field, message }) => ({
    field: `parts.${index}.${field}`,
    message: several ? `${part.name}: ${message}` : message,
  }));
}
