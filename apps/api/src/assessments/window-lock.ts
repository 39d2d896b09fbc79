import { type HalfTerm, halfTermLabel } from '@headway/domain';
import type { Transaction } from '../core/database/database';
import { longDayWords } from '../core/time/long-day-words';
import type { SubjectKey } from './subject-key';

interface WindowDates {
  id: number;
  halfTerm: HalfTerm;
  opensOn: string;
  locksOn: string;
}

interface Unlock {
  windowId: number;
  /** Null: every class. */
  pupilIds: string[] | null;
  /** Of a set, the subject it is taught. */
  subjectId: number | null;
}

/** Whether marks of a window are taken today, and if not, why. */
export class WindowLocks {
  constructor(
    private readonly windows: ReadonlyMap<number, WindowDates>,
    private readonly unlocks: readonly Unlock[],
    private readonly today: string,
    /** Who writes for the whole school may enter marks before a window opens. */
    private readonly schoolWide: boolean,
  ) {}

  has(windowId: number): boolean {
    return this.windows.has(windowId);
  }

  /** The day that counts for what is known of pupils: today, but not before the window opens nor after it is locked. */
  day(windowId: number): string {
    const window = this.windows.get(windowId);
    if (!window || this.today < window.opensOn) return window?.opensOn ?? this.today;
    return this.today > window.locksOn ? window.locksOn : this.today;
  }

  /** In words why a mark of this pupil in this subject is not taken; null when it is. */
  why(windowId: number, pupilId: string, subject: SubjectKey): string | null {
    const window = this.windows.get(windowId);
    if (!window) return 'Nothing is collected in this half term.';
    const name = halfTermLabel(window.halfTerm);
    if (this.today < window.opensOn && !this.schoolWide) return `${name} opens on ${longDayWords(window.opensOn)}.`;
    if (this.today <= window.locksOn || this.unlocked(windowId, pupilId, subject)) return null;
    return `${name} was locked on ${longDayWords(window.locksOn)}. It can be unlocked with a reason.`;
  }

  private unlocked(windowId: number, pupilId: string, { id, strandOf }: SubjectKey): boolean {
    return this.unlocks.some(
      (unlock) =>
        unlock.windowId === windowId &&
        (unlock.pupilIds === null || unlock.pupilIds.includes(pupilId)) &&
        (unlock.subjectId === null || unlock.subjectId === id || unlock.subjectId === strandOf),
    );
  }
}

/** The locks of some windows as they are today for somebody. */
export async function readWindowLocks(
  tx: Transaction,
  { schoolId, windowIds, today, schoolWide }: LockQuestion,
): Promise<WindowLocks> {
  const windows = await tx.query<WindowDates[]>(
    `SELECT id, half_term AS "halfTerm", opens_on::text AS "opensOn", locks_on::text AS "locksOn"
     FROM assessment_window WHERE school_id = $1 AND id = ANY($2)`,
    [schoolId, windowIds],
  );
  const unlocks = await tx.query<Unlock[]>(
    `SELECT u.window_id AS "windowId", c.subject_id AS "subjectId",
            CASE WHEN u.class_id IS NOT NULL THEN ARRAY(
              SELECT cp.pupil_id FROM class_pupil cp WHERE cp.school_id = u.school_id AND cp.class_id = u.class_id) END AS "pupilIds"
     FROM window_unlock u LEFT JOIN class c ON c.school_id = u.school_id AND c.id = u.class_id
     WHERE u.school_id = $1 AND u.window_id = ANY($2) AND u.ended_at IS NULL AND u.until >= $3`,
    [schoolId, windowIds, today],
  );
  return new WindowLocks(new Map(windows.map((window) => [window.id, window])), unlocks, today, schoolWide);
}

interface LockQuestion {
  schoolId: number;
  windowIds: readonly number[];
  today: string;
  schoolWide: boolean;
}
