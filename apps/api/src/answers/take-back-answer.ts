import { Injectable } from '@nestjs/common';
import { PupilGate } from '../core/access/pupil-gate';
import { Database } from '../core/database/database';
import { conflict } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import { type AnswerRequest, lockAnswer } from './lock-answer';
import { recordAnswer } from './record-answer';

/** An answer can be taken back for a day. */
const undoForMs = 24 * 60 * 60_000;

/** Takes back an answer in class: by who gave it, within a day, before it was reviewed. It is kept and marked. */
@Injectable()
export class TakeBackAnswer {
  constructor(
    private readonly database: Database,
    private readonly gate: PupilGate,
    private readonly clock: Clock,
  ) {}

  run(request: AnswerRequest): Promise<void> {
    const { caller, answerId } = request;
    return this.database.inSchool(caller.schoolId, async (tx) => {
      const answer = await lockAnswer(tx, this.gate, request);
      const at = this.clock.now();
      const late = at.getTime() - answer.madeAt.getTime() > undoForMs;
      if (answer.staffId !== caller.staffId || answer.outcome !== null || late) {
        throw conflict(
          'This can no longer be taken back',
          'An answer is taken back by who gave it, within a day and before its review. Review it instead.',
        );
      }
      await tx.query('UPDATE class_answer SET undone_at = $3, version = version + 1 WHERE school_id = $1 AND id = $2', [
        caller.schoolId,
        answerId,
        at,
      ]);
      const { flagId, pupilId, why } = answer;
      await recordAnswer(tx, caller, at, { kind: 'answer-undone', answerId, flagId, pupilId, why });
    });
  }
}
