import { Injectable } from '@nestjs/common';
import { recordAudit } from '../core/audit/record-audit';
import { Database, type Transaction } from '../core/database/database';
import { requireVersion } from '../core/http/if-match';
import { conflict, ProblemException } from '../core/http/problem.exception';
import { promiseJob } from '../core/jobs/outbox';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';
import type { Actor } from './actor';
import type { ImportMapping } from './mapping/import-mapping';
import { mappingFaults } from './mapping/mapping-faults';
import { type StoredImport, storedImport } from './stored-import';

/** A mark sheet with more cells than this is divided first, like a file with more rows. */
const mostResults = 500_000;

export interface ConfirmedMapping {
  schoolId: number;
  importId: string;
  actor: Actor;
  mapping: ImportMapping;
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
    const { schoolId, importId, actor, mapping } = given;
    const run = await storedImport(tx, schoolId, importId, true);
    refuse(run, mapping);
    await tx.query(
      `UPDATE import_run SET kind = $3, mapping = $4, status = 'checking', done = 0, counts = NULL, problems = NULL,
              changes = NULL, failure = NULL, leave_out_invalid = false, cancel_requested = false, version = version + 1
       WHERE school_id = $1 AND id = $2`,
      [schoolId, importId, mapping.kind, JSON.stringify(mapping)],
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

function refuse({ status, layout }: StoredImport, mapping: ImportMapping): void {
  if (status === 'checking' || status === 'applying') {
    throw conflict('This import is being worked on', 'Stop it first, or wait until it is done.');
  }
  if (status === 'applied' || status === 'cancelled') {
    throw conflict('This import is finished', 'Choose the file again to bring it in again.');
  }
  const faults = mappingFaults(mapping, layout);
  const marks = mapping.columns.filter(({ field }) => field === 'mark').length;
  if (marks * layout.rows > mostResults) {
    const message = `${layout.rows} rows with ${marks} results each are too many at once: divide the file.`;
    faults.push({ field: 'columns', message });
  }
  const [first] = faults;
  if (first) throw new ProblemException(422, { title: first.message, detail: 'Nothing was changed.', errors: faults });
}
