import { Injectable } from '@nestjs/common';
import { PupilGate } from '../core/access/pupil-gate';
import { Database } from '../core/database/database';
import { badInput, conflict } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import { newId } from '../core/time/new-id';
import { type FlagAct, lockFlag } from '../flags/flag-act';
import type { AnswerInClassDto, ClassAnswerDto } from './answers.dto';
import { AnswersQueries } from './answers.queries';
import { recordAnswer } from './record-answer';

/** A teacher answers a flag in class: what will change, from when, looked at again when. It stops the clock. */
@Injectable()
export class AnswerInClass {
  constructor(
    private readonly database: Database,
    private readonly gate: PupilGate,
    private readonly queries: AnswersQueries,
    private readonly clock: Clock,
  ) {}

  run(act: FlagAct & { answer: AnswerInClassDto }): Promise<ClassAnswerDto> {
    const { caller, answer, flagId } = act;
    const { schoolId, staffId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      const flag = await lockFlag(tx, this.gate, act);
      if (flag.state === 'resolved' || flag.state === 'dismissed') {
        throw conflict('This flag is not open', 'It was dismissed, or its reasons are gone. Nothing was kept.');
      }
      if (answer.reviewOn <= answer.startsOn) {
        throw badInput('reviewOn', 'Look at it again on a day after it starts.');
      }
      const running = await tx.query<object[]>(
        `SELECT 1 FROM class_answer WHERE school_id = $1 AND flag_id = $2 AND ends_on IS NULL AND undone_at IS NULL`,
        [schoolId, flagId],
      );
      if (running.length > 0) {
        throw conflict('Something is being done in class already', 'Look at how it went first, then say what changes.');
      }
      const id = newId();
      const at = this.clock.now();
      await tx.query(
        `INSERT INTO class_answer (school_id, id, flag_id, pupil_id, subject_id, what, starts_on, review_on, staff_id,
                                   made_at, version)
         SELECT $1, $2, f.id, f.pupil_id, f.subject_id, $4, $5, $6, $7, $8, 1
         FROM flag f WHERE f.school_id = $1 AND f.id = $3`,
        [schoolId, id, flagId, answer.what.trim(), answer.startsOn, answer.reviewOn, staffId, at],
      );
      await recordAnswer(tx, caller, at, {
        kind: 'answered',
        answerId: id,
        flagId,
        pupilId: flag.pupilId,
        why: flag.why,
      });
      return this.queries.answer(tx, schoolId, id);
    });
  }
}
