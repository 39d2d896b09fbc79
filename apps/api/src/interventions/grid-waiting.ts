import { academicYearOf, type IsoDate } from '@headway/domain';
import { reachedSql, type SubjectReach } from '../core/access/subject-reach';
import type { Transaction } from '../core/database/database';
import { topReason } from './grid-cards';
import type { GridPupilDto, GridWaitingDto } from './grid.dto';

interface FlagRow extends GridPupilDto {
  subjectId: number;
  subject: string;
  need: number;
  since: string;
  reasons: { rule: string; severity: number }[];
}

/**
 * Flagged pupils on the roll without help in the flag's subject, most need first. A flag is answered by the join with
 * running groups; nothing about that is stored with the flag.
 */
export async function readWaiting(tx: Transaction, reach: SubjectReach, today: IsoDate): Promise<GridWaitingDto[]> {
  const flags = await tx.query<FlagRow[]>(
    `SELECT f.pupil_id AS "pupilId", f.subject_id AS "subjectId", s.name AS subject, f.need, f.opened_on::text AS since,
       f.reasons,
       coalesce(u.preferred_forename, u.legal_forename) || ' ' || coalesce(u.preferred_surname, u.legal_surname) AS name,
       coalesce(u.preferred_forename, u.legal_forename) AS forename,
       coalesce(u.preferred_surname, u.legal_surname) AS surname, c.name AS "className",
       $2::int - u.cohort_year AS "yearGroup"
     FROM flag f JOIN subject s ON s.school_id = f.school_id AND s.id = f.subject_id
     JOIN pupil u ON u.school_id = f.school_id AND u.id = f.pupil_id
     LEFT JOIN LATERAL (
       SELECT c.name FROM class_pupil cp JOIN class c ON c.school_id = cp.school_id AND c.id = cp.class_id
       WHERE cp.school_id = f.school_id AND cp.pupil_id = f.pupil_id AND c.kind = 'registration'
         AND cp.starts_on <= $1 AND (cp.ends_on IS NULL OR cp.ends_on >= $1) LIMIT 1) c ON true
     LEFT JOIN LATERAL (
       SELECT bool_or(true) AS premium FROM characteristic k
       WHERE k.school_id = f.school_id AND k.pupil_id = f.pupil_id AND k.kind = 'pupil-premium'
         AND k.value <> 'N' AND k.starts_on <= $1 AND (k.ends_on IS NULL OR k.ends_on >= $1)
     ) k ON true
     WHERE ${reachedSql('f.pupil_id', 'f.subject_id', 3)}
       AND f.state IN ('open', 'acknowledged') AND (u.leaving_date IS NULL OR u.leaving_date >= $1)
       AND NOT EXISTS (
         SELECT 1 FROM placement p JOIN intervention_group g ON g.school_id = p.school_id AND g.id = p.group_id
         WHERE p.school_id = f.school_id AND p.pupil_id = f.pupil_id AND p.undone_at IS NULL
           AND (p.ends_on IS NULL OR p.ends_on >= $1) AND g.closed_at IS NULL AND g.subject_id = f.subject_id)
     ORDER BY f.need DESC, k.premium DESC NULLS LAST, surname, forename, f.pupil_id, s.position`,
    [today, academicYearOf(today), ...reach.parameters()],
  );
  const waiting = new Map<string, GridWaitingDto>();
  for (const { reasons, subject, ...flag } of flags) {
    const known = waiting.get(flag.pupilId);
    if (known) known.subjectIds.push(flag.subjectId);
    const why = topReason(reasons, subject);
    if (!known && why) waiting.set(flag.pupilId, { ...flag, why, subjectIds: [flag.subjectId] });
  }
  return [...waiting.values()];
}
