import { Injectable } from '@nestjs/common';
import { may, type Caller } from '../core/access/caller';
import { PupilGate } from '../core/access/pupil-gate';
import { reachedSql } from '../core/access/subject-reach';
import type { Transaction } from '../core/database/database';
import type { ReviewDueDto, SessionPupilDto, SessionTodayDto } from './home.dto';

interface SessionRow extends Omit<SessionTodayDto, 'pupils'> {
  pupils: SessionPupilDto[] | null;
}

/** What happens in groups today. */
@Injectable()
export class SessionsTodayQueries {
  constructor(private readonly gate: PupilGate) {}

  /**
   * Sessions the caller leads, and those that take pupils out of the caller's own classes; all of the school's for
   * who runs its groups.
   */
  async today(tx: Transaction, caller: Caller, today: string): Promise<SessionTodayDto[]> {
    const reach = await this.gate.allowedInSubjects(tx, { caller, permission: 'groups.read', pupilIds: 'all' });
    const rows = await tx.query<SessionRow[]>(
      `SELECT s.id, g.id AS "groupId", g.name AS "groupName", to_char(s.starts_at, 'HH24:MI') AS "startsAt",
              s.minutes, g.room, nullif(trim(st.title || ' ' || st.surname), '') AS "leaderName", s.status,
              coalesce(coalesce(s.led_by, g.leader_id) = $3, false) AS mine,
              (SELECT jsonb_agg(jsonb_build_object('id', p.id,
                        'forename', coalesce(p.preferred_forename, p.legal_forename),
                        'surname', coalesce(p.preferred_surname, p.legal_surname))
                        ORDER BY coalesce(p.preferred_surname, p.legal_surname), p.id)
               FROM placement pl JOIN pupil p ON p.school_id = pl.school_id AND p.id = pl.pupil_id
               WHERE pl.school_id = g.school_id AND pl.group_id = g.id AND pl.undone_at IS NULL
                 AND pl.starts_on <= $2 AND (pl.ends_on IS NULL OR pl.ends_on >= $2)
                 AND ${reachedSql('p.id', 'g.subject_id', 5)}) AS pupils
       FROM group_session s
       JOIN intervention_group g ON g.school_id = s.school_id AND g.id = s.group_id
       LEFT JOIN staff st ON st.school_id = g.school_id AND st.id = coalesce(s.led_by, g.leader_id)
       WHERE s.school_id = $1 AND s.held_on = $2
         AND ($4 OR coalesce(s.led_by, g.leader_id) = $3 OR EXISTS (
           SELECT 1 FROM placement pl
           JOIN class_pupil cp ON cp.school_id = pl.school_id AND cp.pupil_id = pl.pupil_id
             AND cp.starts_on <= $2 AND (cp.ends_on IS NULL OR cp.ends_on >= $2)
           JOIN class_staff cs ON cs.school_id = cp.school_id AND cs.class_id = cp.class_id AND cs.staff_id = $3
             AND cs.starts_on <= $2 AND (cs.ends_on IS NULL OR cs.ends_on >= $2)
           WHERE pl.school_id = g.school_id AND pl.group_id = g.id AND pl.undone_at IS NULL
             AND pl.starts_on <= $2 AND (pl.ends_on IS NULL OR pl.ends_on >= $2)))
       ORDER BY s.starts_at, g.name, s.id`,
      [caller.schoolId, today, caller.staffId, may(caller, 'groups.write'), ...reach.parameters()],
    );
    const sessions = rows.map((row) => ({ ...row, pupils: row.pupils ?? [] }));
    const named = sessions.flatMap(({ pupils }) => pupils.map(({ id }) => id));
    if (named.length) {
      await this.gate.recordRead(
        tx,
        caller,
        'sessions.read',
        new Map(named.map((id) => [id, reach.allowed.get(id) ?? ''])),
      );
    }
    return sessions;
  }

  /** Running groups whose review is due within a week, or was. */
  reviewsDue(tx: Transaction, caller: Caller, today: string): Promise<ReviewDueDto[]> {
    return tx.query<ReviewDueDto[]>(
      `SELECT g.id AS "groupId", g.name AS "groupName", g.review_on::text AS "reviewOn",
              nullif(trim(st.title || ' ' || st.surname), '') AS "leaderName"
       FROM intervention_group g
       LEFT JOIN staff st ON st.school_id = g.school_id AND st.id = g.leader_id
       WHERE g.school_id = $1 AND g.closed_at IS NULL AND g.review_on <= $2::date + 7 AND g.starts_on <= $2
       ORDER BY g.review_on, g.name, g.id LIMIT 20`,
      [caller.schoolId, today],
    );
  }
}
