import { academicYearOf } from '@headway/domain';
import { grantsOf, type Caller } from '../core/access/caller';
import { Denied } from '../core/access/denied';
import type { Transaction } from '../core/database/database';
import { readMarkReach } from '../assessments/mark-reach';
import type { SubjectKey } from '../assessments/subject-key';

/** A pupil's cell of a grid of targets. */
interface Cell {
  pupilId: string;
  subjectId: number;
}

/**
 * Refuses targets and forecasts in subjects in which somebody teaches the pupil nothing: a teacher of a set sets them in
 * that subject, a class teacher in those in which the pupil is in no set. Whom the person teaches at all, the gate says.
 * @throws Denied (404, audited)
 */
export async function requireTargetReach(
  tx: Transaction,
  caller: Caller,
  cells: readonly Cell[],
  today: string,
): Promise<void> {
  if (grantsOf(caller, 'targets.write').some(({ reach }) => reach === 'school')) return;
  const { schoolId, accountId } = caller;
  const pupilIds = [...new Set(cells.map(({ pupilId }) => pupilId))];
  const reach = await readMarkReach(tx, { caller, pupilIds, startYear: academicYearOf(today), today });
  const subjects = await tx.query<SubjectKey[]>(
    'SELECT id, strand_of AS "strandOf" FROM subject WHERE school_id = $1 AND id = ANY($2)',
    [schoolId, [...new Set(cells.map(({ subjectId }) => subjectId))]],
  );
  const keyOf = new Map(subjects.map((subject) => [subject.id, subject]));
  const refused = cells.filter(({ pupilId, subjectId }) => {
    const subject = keyOf.get(subjectId);
    return subject !== undefined && !reach.mayWrite(pupilId, subject);
  });
  if (refused.length === 0) return;
  const subjectIds = [...new Set(refused.map(({ pupilId }) => pupilId))];
  const why = 'subject outside the reach of targets.write';
  throw new Denied(404, { schoolId, accountId, why, subjectKind: 'pupil', subjectIds });
}
