import { grantsOf, type Caller } from '../core/access/caller';
import type { Transaction } from '../core/database/database';
import type { SubjectKey } from './subject-key';

interface Teaches {
  pupilId: string;
  kind: 'registration' | 'set';
  subjectId: number | null;
}

/** Whether somebody's marks are for the whole school. */
export const writesSchoolWide = (caller: Caller): boolean =>
  grantsOf(caller, 'results.write').some(({ reach }) => reach === 'school');

/**
 * In which subjects of which pupils somebody may enter marks: a set gives its subject and that subject's strands; a
 * registration class gives every subject in which the pupil is in no set. Whoever assists in a class enters none.
 */
export class MarkReach {
  private readonly sets: ReadonlySet<string>;
  private readonly ownSets: ReadonlySet<string>;
  private readonly ownPupils: ReadonlySet<string>;

  /**
   * @param teaches what the person teaches today, pupil by pupil; `all` for whoever writes for the whole school
   * @param inSets every set that these pupils are in today
   */
  constructor(
    private readonly teaches: readonly Teaches[] | 'all',
    inSets: readonly { pupilId: string; subjectId: number }[],
  ) {
    const own = teaches === 'all' ? [] : teaches;
    this.sets = new Set(inSets.map(({ pupilId, subjectId }) => key(pupilId, subjectId)));
    this.ownSets = new Set(
      own.flatMap(({ pupilId, subjectId, kind }) =>
        kind === 'set' && subjectId !== null ? [key(pupilId, subjectId)] : [],
      ),
    );
    this.ownPupils = new Set(own.flatMap(({ pupilId, kind }) => (kind === 'registration' ? [pupilId] : [])));
  }

  mayWrite(pupilId: string, subject: SubjectKey): boolean {
    if (this.teaches === 'all' || inOneOf(this.ownSets, pupilId, subject)) return true;
    return this.ownPupils.has(pupilId) && !inOneOf(this.sets, pupilId, subject);
  }
}

const key = (pupilId: string, subjectId: number): string => `${pupilId} ${subjectId}`;

/** Sets of a subject cover its strands. */
const inOneOf = (sets: ReadonlySet<string>, pupilId: string, { id, strandOf }: SubjectKey): boolean =>
  sets.has(key(pupilId, id)) || (strandOf !== null && sets.has(key(pupilId, strandOf)));

const holdsToday = (row: string): string =>
  `${row}.starts_on <= $3 AND (${row}.ends_on IS NULL OR ${row}.ends_on >= $3)`;

/** What somebody may write today of pupils, in the classes of one academic year. */
export async function readMarkReach(
  tx: Transaction,
  { caller, pupilIds, startYear, today }: ReachQuestion,
): Promise<MarkReach> {
  if (writesSchoolWide(caller)) return new MarkReach('all', []);
  const teaches = await tx.query<Teaches[]>(
    `SELECT DISTINCT cp.pupil_id AS "pupilId", c.kind, c.subject_id AS "subjectId"
     FROM class_staff cs
     JOIN class c ON c.school_id = cs.school_id AND c.id = cs.class_id AND c.start_year = $4
     JOIN class_pupil cp ON cp.school_id = c.school_id AND cp.class_id = c.id AND cp.pupil_id = ANY($2)
     WHERE cs.school_id = $1 AND cs.staff_id = $5 AND cs.role IN ('teacher', 'cover')
       AND ${holdsToday('cs')} AND ${holdsToday('cp')}`,
    [caller.schoolId, pupilIds, today, startYear, caller.staffId],
  );
  const inSets = await tx.query<{ pupilId: string; subjectId: number }[]>(
    `SELECT DISTINCT cp.pupil_id AS "pupilId", c.subject_id AS "subjectId"
     FROM class_pupil cp JOIN class c ON c.school_id = cp.school_id AND c.id = cp.class_id
     WHERE cp.school_id = $1 AND cp.pupil_id = ANY($2) AND c.kind = 'set' AND c.subject_id IS NOT NULL
       AND c.start_year = $4 AND ${holdsToday('cp')}`,
    [caller.schoolId, pupilIds, today, startYear],
  );
  return new MarkReach(teaches, inSets);
}

interface ReachQuestion {
  caller: Caller;
  pupilIds: readonly string[];
  /** Of the window in question: last year's class gives nothing in this year's windows, nor the other way round. */
  startYear: number;
  today: string;
}
