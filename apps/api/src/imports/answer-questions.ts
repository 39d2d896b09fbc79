import { Injectable } from '@nestjs/common';
import { recordAudit } from '../core/audit/record-audit';
import { Database, type Transaction } from '../core/database/database';
import { requireVersion } from '../core/http/if-match';
import { badInput, conflict } from '../core/http/problem.exception';
import { promiseJob } from '../core/jobs/outbox';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';
import type { Actor } from './actor';
import { storedImport, storedParts } from './stored-import';

export interface GivenAnswers {
  schoolId: number;
  importId: string;
  actor: Actor;
  answers: readonly { key: string; value: string }[];
}

/** A person decides what the file leaves open; it is then checked again with that. */
@Injectable()
export class AnswerQuestions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Checked by the queue. */
  async run(given: GivenAnswers & { ifMatch: string | undefined }): Promise<void> {
    const { schoolId, importId } = given;
    await this.database.inSchool(schoolId, async (tx) => {
      requireVersion(given.ifMatch, (await storedImport(tx, schoolId, importId, true)).version);
      await this.write(tx, given);
      await promiseJob(tx, { name: 'check-import', schoolId, payload: { importId } }, this.clock.now());
    });
  }

  /** Checked by whoever calls, an operator's command, straight after. */
  async withoutQueue(given: GivenAnswers): Promise<void> {
    await this.database.inSchool(given.schoolId, (tx) => this.write(tx, given));
  }

  private async write(tx: Transaction, given: GivenAnswers): Promise<void> {
    const { schoolId, importId, actor, answers } = given;
    const { status } = await storedImport(tx, schoolId, importId, true);
    if (status !== 'checked') throw conflict('This file has not been checked', 'Check it first; nothing was changed.');
    const questions = (await storedParts(tx, schoolId, importId)).flatMap((part) => part.questions ?? []);
    for (const [i, { key, value }] of answers.entries()) {
      const question = questions.find((each) => each.key === key);
      if (!question?.options.some((option) => option.value === value)) {
        throw badInput(`answers.${i}`, 'This is no answer to a question of this file.');
      }
    }
    await tx.query(
      `UPDATE import_run SET answers = answers || $3, status = 'checking', done = 0, failure = NULL,
              cancel_requested = false, version = version + 1
       WHERE school_id = $1 AND id = $2`,
      [schoolId, importId, JSON.stringify(Object.fromEntries(answers.map(({ key, value }) => [key, value])))],
    );
    await recordAudit(tx, {
      schoolId,
      at: this.clock.now(),
      accountId: actor.accountId,
      action: 'import.answered',
      why: actor.why,
      subjectKind: 'import',
      subjectIds: [importId],
      detail: { answers: answers.length },
    });
    await announce(tx, { schoolId, topic: 'imports', id: importId });
  }
}
