import type { IsoDate } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import { Database } from '../core/database/database';
import type { Problem } from '../core/http/problem';
import { ProblemException } from '../core/http/problem.exception';
import { operator } from './actor';
import { ApplyImport } from './apply-import';
import { CheckImport } from './check-import';
import { type ConfirmedPart, ConfirmMapping } from './confirm-mapping';
import { DiscardImport } from './discard-import';
import { AnswerQuestions } from './answer-questions';
import { readFile } from './formats/formats';
import { type ImportCounts, totalOf } from './import-counts';
import type { ImportQuestion } from './import-question';
import { ConfirmedPartsDto } from './imports.dto';
import type { ImportKind } from './mapping/import-mapping';
import type { RowProblem } from './problem-list';
import { ProposeMapping } from './propose-mapping';
import { RequestApply } from './request-apply';
import { storedParts } from './stored-import';
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
  parts: ConfirmedPart[] | null;
  /** To the questions of the check, by their keys. */
  answers: Readonly<Record<string, string>>;
  fullRoll: boolean;
  leaveOutInvalid: boolean;
  leavers: number;
}

export interface ImportOutcome {
  applied: boolean;
  counts: ImportCounts | null;
  problems: (RowProblem & { part: string })[];
  questions: ImportQuestion[];
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
    private readonly answering: AnswerQuestions,
    private readonly asking: RequestApply,
    private readonly applying: ApplyImport,
    private readonly discarding: DiscardImport,
  ) {}

  /** What would be proposed for each part. */
  async propose({ schoolId, fileName, content, statedOn, kind }: FileToImport): Promise<ConfirmedPart[]> {
    const { parts } = await readFile({ name: fileName, bytes: content });
    const proposed = await this.proposing.forParts(schoolId, parts, { kind, statedOn });
    return proposed.map(({ leftOut, mapping }, place) => ({ place, leftOut, mapping }));
  }

  async run(given: FileImport): Promise<ImportOutcome> {
    const { schoolId, leaveOutInvalid, leavers } = given;
    if (given.parts) await refuseBadMapping(given.parts);
    const importId = await inWords(() => this.uploading.run({ ...given, actor: operator }));
    const asOperator = { schoolId, importId, actor: operator };
    let applied = false;
    try {
      const proposed = given.parts ?? (await this.proposal(schoolId, importId));
      if (!given.parts) refuseGuessedOrder(proposed);
      const parts = given.fullRoll ? proposed.map(asFullRoll) : proposed;
      await inWords(() => this.confirming.withoutQueue({ ...asOperator, parts }));
      await this.checking.run(schoolId, importId, null);
      const answers = Object.entries(given.answers).map(([key, value]) => ({ key, value }));
      if (answers.length) {
        await inWords(() => this.answering.withoutQueue({ ...asOperator, answers }));
        await this.checking.run(schoolId, importId, null);
      }
      const checked = await this.outcome(schoolId, importId);
      if (checked.failure !== null) return checked;
      try {
        await this.asking.withoutQueue({ ...asOperator, leaveOutInvalid, leavers });
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

  private proposal(schoolId: number, importId: string): Promise<ConfirmedPart[]> {
    return this.database.inSchool(schoolId, async (tx) =>
      (await storedParts(tx, schoolId, importId)).map(({ place, leftOut, mapping }) => ({ place, leftOut, mapping })),
    );
  }

  private outcome(schoolId: number, importId: string): Promise<ImportOutcome> {
    return this.database.inSchool(schoolId, async (tx) => {
      const [run] = await tx.query<{ applied: boolean; failure: string | null }[]>(
        `SELECT status = 'applied' AS applied, failure FROM import_run WHERE school_id = $1 AND id = $2`,
        [schoolId, importId],
      );
      if (!run) throw new Error('The import is not there.');
      const parts = await tx.query<Pick<ImportOutcome, 'counts' | 'problems' | 'questions'>[]>(
        `SELECT counts, coalesce(questions, '[]') AS questions,
                (SELECT coalesce(jsonb_agg(row || jsonb_build_object('part', name)), '[]')
                 FROM jsonb_array_elements(coalesce(problems, '[]')) AS row) AS problems
         FROM import_part WHERE school_id = $1 AND import_id = $2 AND NOT left_out ORDER BY place`,
        [schoolId, importId],
      );
      const counts = parts.flatMap((part) => part.counts ?? []);
      return {
        ...run,
        counts: counts.length ? totalOf(counts) : null,
        problems: parts.flatMap(({ problems }) => problems),
        questions: parts.flatMap(({ questions }) => questions),
      };
    });
  }
}

const asFullRoll = (part: ConfirmedPart): ConfirmedPart =>
  part.mapping?.kind === 'pupils' ? { ...part, mapping: { ...part.mapping, fullRoll: true } } : part;

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
function refuseGuessedOrder(parts: readonly ConfirmedPart[]): void {
  const subjects = parts.flatMap(({ leftOut, mapping }) => (leftOut ? [] : (mapping?.subjects ?? [])));
  const guessed = subjects.filter(({ orderGuessed, leftOut }) => orderGuessed && !leftOut).map(({ name }) => name);
  if (guessed.length === 0) return;
  throw new Error(
    `The order of the steps of ${guessed.join(', ')} is a guess. Print the mapping with --propose, put the steps in ` +
      'order and give it with --mapping.',
  );
}

/** A mapping from a file is checked as one from a browser is. */
async function refuseBadMapping(parts: readonly ConfirmedPart[]): Promise<void> {
  const errors = await validate(plainToInstance(ConfirmedPartsDto, { parts }), {
    whitelist: true,
    forbidNonWhitelisted: true,
  });
  const fault = errors.map(deepest).at(0);
  if (fault) throw new Error(`The mapping is not right at "${fault.property}": ${JSON.stringify(fault.constraints)}`);
}

/** What is wrong itself, not the lists it stands in. */
const deepest = (error: ValidationError): ValidationError => (error.children?.[0] ? deepest(error.children[0]) : error);
