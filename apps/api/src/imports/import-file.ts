import type { IsoDate } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { Database } from '../core/database/database';
import type { Problem } from '../core/http/problem';
import { ProblemException } from '../core/http/problem.exception';
import { operator } from './actor';
import { ApplyImport } from './apply-import';
import { CheckImport } from './check-import';
import { ConfirmMapping } from './confirm-mapping';
import { DiscardImport } from './discard-import';
import { findLayout } from './file/file-layout';
import type { ImportCounts } from './import-counts';
import { ImportMappingDto } from './import-mapping.dto';
import { guessKind } from './mapping/guess-columns';
import type { ImportKind, ImportMapping } from './mapping/import-mapping';
import type { RowProblem } from './problem-list';
import { ProposeMapping } from './propose-mapping';
import { RequestApply } from './request-apply';
import { UploadImport } from './upload-import';

export interface FileToImport {
  schoolId: number;
  fileName: string;
  content: Buffer;
  statedOn: IsoDate;
  kind?: ImportKind;
}

export interface FileImport extends FileToImport {
  /** Null accepts what is proposed. */
  mapping: ImportMapping | null;
  fullRoll: boolean;
  leaveOutInvalid: boolean;
  leavers: number;
}

export interface ImportOutcome {
  applied: boolean;
  counts: ImportCounts | null;
  problems: RowProblem[];
  failure: string | null;
}

/** All steps of an import one after the other, without the queue: what an operator does from a terminal. */
@Injectable()
export class ImportFile {
  constructor(
    private readonly database: Database,
    private readonly uploading: UploadImport,
    private readonly proposing: ProposeMapping,
    private readonly confirming: ConfirmMapping,
    private readonly checking: CheckImport,
    private readonly asking: RequestApply,
    private readonly applying: ApplyImport,
    private readonly discarding: DiscardImport,
  ) {}

  /** The mapping that would be proposed. */
  async propose({ schoolId, content, statedOn, kind }: FileToImport): Promise<ImportMapping> {
    const { layout, bytes } = await findLayout(content);
    const wish = { kind: kind ?? guessKind(layout.columns), statedOn };
    return this.proposing.forFile(schoolId, bytes, layout, wish);
  }

  async run(given: FileImport): Promise<ImportOutcome> {
    const { schoolId, leaveOutInvalid, leavers } = given;
    if (given.mapping) await refuseBadMapping(given.mapping);
    const importId = await inWords(() => this.uploading.run({ ...given, actor: operator }));
    let applied = false;
    try {
      const proposed = given.mapping ?? (await this.proposal(schoolId, importId));
      if (!given.mapping) refuseGuessedOrder(proposed);
      const mapping = { ...proposed, fullRoll: proposed.fullRoll || given.fullRoll };
      await inWords(() => this.confirming.withoutQueue({ schoolId, importId, actor: operator, mapping }));
      await this.checking.run(schoolId, importId, null);
      const checked = await this.outcome(schoolId, importId);
      if (checked.failure !== null) return checked;
      try {
        await this.asking.withoutQueue({ schoolId, importId, actor: operator, leaveOutInvalid, leavers });
      } catch (error) {
        if (error instanceof ProblemException) return { ...checked, failure: wordsOf(error) };
        throw error;
      }
      await this.applying.run(schoolId, importId, null);
      const outcome = await this.outcome(schoolId, importId);
      applied = outcome.applied;
      return outcome;
    } finally {
      // The file is at the terminal still; a copy that nobody will look at again is not kept.
      if (!applied) await this.discarding.run(schoolId, importId, operator);
    }
  }

  private async proposal(schoolId: number, importId: string): Promise<ImportMapping> {
    return this.database.inSchool(schoolId, async (tx) => {
      const [row] = await tx.query<{ mapping: ImportMapping }[]>(
        'SELECT mapping FROM import_run WHERE school_id = $1 AND id = $2',
        [schoolId, importId],
      );
      if (!row) throw new Error('The import is not there.');
      return row.mapping;
    });
  }

  private async outcome(schoolId: number, importId: string): Promise<ImportOutcome> {
    return this.database.inSchool(schoolId, async (tx) => {
      const [row] = await tx.query<ImportOutcome[]>(
        `SELECT status = 'applied' AS applied, counts, coalesce(problems, '[]') AS problems, failure
         FROM import_run WHERE school_id = $1 AND id = $2`,
        [schoolId, importId],
      );
      if (!row) throw new Error('The import is not there.');
      return row;
    });
  }
}

/** At a terminal an error has one line; what a browser gets as fields is put into it. */
async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof ProblemException ? new Error(wordsOf(error)) : error;
  }
}

function wordsOf(error: ProblemException): string {
  const { title, errors } = error.getResponse() as Problem;
  return errors ? errors.map(({ message }) => message).join('\n') : title;
}

/** What only a person can know is not accepted unseen. */
function refuseGuessedOrder({ subjects }: ImportMapping): void {
  const guessed = subjects.filter(({ orderGuessed, leftOut }) => orderGuessed && !leftOut).map(({ name }) => name);
  if (guessed.length === 0) return;
  throw new Error(
    `The order of the steps of ${guessed.join(', ')} is a guess. Print the mapping with --propose, put the steps in ` +
      'order and give it with --mapping.',
  );
}

/** A mapping from a file is checked as one from a browser is. */
async function refuseBadMapping(mapping: ImportMapping): Promise<void> {
  const errors = await validate(plainToInstance(ImportMappingDto, mapping), {
    whitelist: true,
    forbidNonWhitelisted: true,
  });
  const [first] = errors;
  if (first)
    throw new Error(`The mapping is not right at "${first.property}": ${JSON.stringify(first.constraints ?? {})}`);
}
