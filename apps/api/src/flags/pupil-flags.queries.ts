import { addDays, schoolDaysBetween } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../core/database/database';
import { Clock } from '../core/time/clock';
import type { PupilFlagDto } from './pupil-flags.dto';
import { namedSql } from './named-in-reasons';
import { schoolCalendar } from './school-calendar';

/** All flags of one pupil, live ones first, each with what happened to it. */
@Injectable()
export class PupilFlagsQueries {
  constructor(private readonly clock: Clock) {}

  /** @param staffId who looks
   * @param subjectIds those in which the caller reaches the pupil, by the gate; null: all. */
  async ofPupil(
    tx: Transaction,
    schoolId: number,
    pupilId: string,
    staffId: string,
    subjectIds: readonly number[] | null,
  ): Promise<PupilFlagDto[]> {
    const today = this.clock.today();
    const calendar = await schoolCalendar(tx, schoolId, today);
    const rows = await tx.query<Omit<PupilFlagDto, 'schoolDaysOpen'>[]>(
      `SELECT f.id, f.version, f.state, f.subject_id AS "subjectId", s.name AS "subjectName", f.reasons, f.need,
              f.need_parts AS "needParts", coalesce(${namedSql('f.reasons')}, '{}') AS names, f.opened_on::text AS "openedOn", f.resolved_at::date::text AS "resolvedOn",
              nullif(trim(a.title || ' ' || a.surname), '') AS "acknowledgedBy",
              (SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'version', c.version, 'what', c.what,
                        'startsOn', c.starts_on, 'reviewOn', c.review_on, 'endsOn', c.ends_on, 'outcome', c.outcome,
                        'reviewNote', c.review_note, 'own', c.staff_id = $4,
                        'by', trim(coalesce(t.title, '') || ' ' || t.surname)) ORDER BY c.made_at DESC), '[]')
               FROM class_answer c JOIN staff t ON t.school_id = c.school_id AND t.id = c.staff_id
               WHERE c.school_id = f.school_id AND c.flag_id = f.id AND c.undone_at IS NULL) AS answers,
              (SELECT jsonb_agg(jsonb_build_object('kind', e.kind, 'at', e.at, 'words', e.detail->>'reason',
                        'by', nullif(trim(b.title || ' ' || b.surname), '')) ORDER BY e.id)
               FROM flag_event e LEFT JOIN staff b ON b.school_id = e.school_id AND b.id = e.staff_id
               WHERE e.school_id = f.school_id AND e.flag_id = f.id) AS history
       FROM flag f LEFT JOIN subject s ON s.school_id = f.school_id AND s.id = f.subject_id
       LEFT JOIN staff a ON a.school_id = f.school_id AND a.id = f.acknowledged_by
       WHERE f.school_id = $1 AND f.pupil_id = $2 AND ($3::int[] IS NULL OR f.subject_id = ANY($3))
       ORDER BY (f.state IN ('resolved', 'dismissed')), f.need DESC, f.opened_on DESC, f.id`,
      [schoolId, pupilId, subjectIds, staffId],
    );
    return rows.map((row) => ({
      ...row,
      history: row.history ?? [],
      schoolDaysOpen: schoolDaysBetween(addDays(row.openedOn, 1), row.resolvedOn ?? today, calendar),
    }));
  }
}
