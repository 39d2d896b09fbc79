import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { PupilGate } from '../core/access/pupil-gate';
import { Database, type Transaction } from '../core/database/database';
import { notFound } from '../core/http/problem.exception';
import type { ClassAnswerDto, ConcernDto, PupilConcernsDto } from './answers.dto';

const nameSql = (staff: string): string =>
  `coalesce(nullif(trim(coalesce(${staff}.title, '') || ' ' || ${staff}.surname), ''), 'a colleague')`;

const answerSql = `
  SELECT a.id, a.version, a.flag_id AS "flagId", a.pupil_id AS "pupilId", a.subject_id AS "subjectId", a.what,
         a.starts_on::text AS "startsOn", a.review_on::text AS "reviewOn", a.ends_on::text AS "endsOn", a.outcome,
         a.review_note AS "reviewNote", ${nameSql('s')} AS by
  FROM class_answer a JOIN staff s ON s.school_id = a.school_id AND s.id = a.staff_id`;

const concernSql = `
  SELECT c.id, c.version, c.pupil_id AS "pupilId", c.subject_id AS "subjectId", c.words,
         c.raised_on::text AS "raisedOn", ${nameSql('s')} AS "raisedBy", c.raised_by = $2 AS own,
         c.closed_at::date::text AS "closedOn", ${nameSql('k')} AS "closedBy", c.closed_why AS "closedWhy"
  FROM staff_concern c JOIN staff s ON s.school_id = c.school_id AND s.id = c.raised_by
  LEFT JOIN staff k ON k.school_id = c.school_id AND k.id = c.closed_by
  WHERE c.school_id = $1 AND c.undone_at IS NULL`;

/** Answers in class and concerns, as they travel. */
@Injectable()
export class AnswersQueries {
  constructor(
    private readonly database: Database,
    private readonly gate: PupilGate,
  ) {}

  /** Everything that anyone has been worried about, newest first. */
  concerns(caller: Caller, pupilId: string): Promise<PupilConcernsDto> {
    const { schoolId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      const question = { caller, permission: 'flags.read', pupilIds: [pupilId] } as const;
      await this.gate.requirePupils(tx, question);
      const reach = await this.gate.allowedInSubjects(tx, question);
      const found = await tx.query<ConcernDto[]>(`${concernSql} AND c.pupil_id = $3 ORDER BY c.id DESC`, [
        schoolId,
        caller.staffId,
        pupilId,
      ]);
      await this.gate.recordRead(tx, caller, 'concerns.read', reach.allowed);
      const concerns = found
        .filter(({ subjectId }) => reach.covers(pupilId, subjectId))
        .map((concern) => ({ ...concern, closedBy: concern.closedOn === null ? null : concern.closedBy }));
      return { concerns };
    });
  }

  async answer(tx: Transaction, schoolId: number, id: string): Promise<ClassAnswerDto> {
    const [answer] = await tx.query<ClassAnswerDto[]>(`${answerSql} WHERE a.school_id = $1 AND a.id = $2`, [
      schoolId,
      id,
    ]);
    if (!answer) throw notFound('answer');
    return answer;
  }

  async concern(tx: Transaction, { schoolId, staffId }: Caller, id: string): Promise<ConcernDto> {
    const [concern] = await tx.query<ConcernDto[]>(`${concernSql} AND c.id = $3`, [schoolId, staffId, id]);
    if (!concern) throw notFound('concern');
    return { ...concern, closedBy: concern.closedOn === null ? null : concern.closedBy };
  }
}
