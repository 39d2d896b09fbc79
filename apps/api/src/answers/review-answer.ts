import { Injectable } from '@nestjs/common';
import { PupilGate } from '../core/access/pupil-gate';
import { Database } from '../core/database/database';
import { badInput, conflict } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import type { ClassAnswerDto, ReviewAnswerDto } from './answers.dto';
import { AnswersQueries } from './answers.queries';
import { type AnswerRequest, lockAnswer } from './lock-answer';
import { recordAnswer } from './record-answer';

/** Says how what was done in class went: enough, go on and look again, or not enough. */
@Injectable()
export class ReviewAnswer {
  constructor(
    private readonly database: Database,
    private readonly gate: PupilGate,
    private readonly queries: AnswersQueries,
    private readonly clock: Clock,
  ) {}

  run(request: AnswerRequest & { review: ReviewAnswerDto }): Promise<ClassAnswerDto> {
    const { caller, answerId, review } = request;
    const { schoolId } = caller;
    const today = this.clock.today();
    return this.database.inSchool(schoolId, async (tx) => {
      const answer = await lockAnswer(tx, this.gate, request);
      if (answer.endsOn !== null) throw conflict('This has ended', 'Somebody has reviewed it. Nothing was changed.');
      const goesOn = review.outcome === 'go-on';
      if (goesOn && (review.reviewOn ?? '') <= today) {
        throw badInput('reviewOn', 'Say when you will look again: a day after today.');
      }
      const at = this.clock.now();
      await tx.query(
        `UPDATE class_answer SET outcome = $3, review_note = $4, reviewed_at = $5, version = version + 1,
           ends_on = CASE WHEN $6 THEN NULL ELSE greatest($7::date, starts_on) END,
           review_on = CASE WHEN $6 THEN $8::date ELSE review_on END
         WHERE school_id = $1 AND id = $2`,
        [
          schoolId,
          answerId,
          review.outcome,
          review.note?.trim() || null,
          at,
          goesOn,
          today,
          goesOn ? review.reviewOn : null,
        ],
      );
      const { flagId, pupilId, why } = answer;
      const detail = { outcome: review.outcome };
      await recordAnswer(tx, caller, at, { kind: 'reviewed', answerId, flagId, pupilId, why, detail });
      return this.queries.answer(tx, schoolId, answerId);
    });
  }
}
