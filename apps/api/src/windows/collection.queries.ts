import { reminderSteps } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import { type Caller, grantsOf } from '../core/access/caller';
import { Database, type Transaction } from '../core/database/database';
import { notFound } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import { schoolYears } from '../schools/years.queries';
import { collectedClasses } from './collected-classes';
import { reminderKey } from './reminder-key';
import type { ReminderStepDto, WindowCollectionDto, WindowUnlockDto } from './windows.dto';

type Dates = Pick<WindowCollectionDto, 'windowId' | 'kind' | 'opensOn' | 'dueOn' | 'locksOn'>;
type StoredWindow = Dates & { startYear: number; reminds: boolean };

/** Who has finished. Names staff and classes, no pupils. */
@Injectable()
export class CollectionQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  one(caller: Caller, windowId: number): Promise<WindowCollectionDto> {
    const { schoolId } = caller;
    const today = this.clock.today();
    const everywhere = grantsOf(caller, 'results.read').some(({ reach }) => reach === 'school');
    return this.database.inSchool(schoolId, async (tx) => {
      const [stored] = await tx.query<StoredWindow[]>(
        `SELECT id AS "windowId", kind, opens_on::text AS "opensOn", due_on::text AS "dueOn", locks_on::text AS "locksOn",
                start_year AS "startYear", reminds
         FROM assessment_window WHERE school_id = $1 AND id = $2`,
        [schoolId, windowId],
      );
      if (!stored) throw notFound('window');
      const { startYear, reminds, ...window } = stored;
      const staffId = everywhere ? null : caller.staffId;
      const classes = await collectedClasses(tx, { schoolId, today, windowId, staffId });
      const teachers = await teachersByClass(tx, schoolId, today);
      return {
        ...window,
        reminders: { byItself: reminds, steps: await stepsOf(tx, schoolId, startYear, window) },
        unlocks: await unlocksOf(tx, schoolId, windowId, today),
        classes: classes.map(({ windowId: _, dueOn: __, ...row }) => ({
          ...row,
          teachers: teachers.get(row.classId) ?? [],
        })),
      };
    });
  }
}

async function stepsOf(
  tx: Transaction,
  schoolId: number,
  startYear: number,
  window: Dates,
): Promise<ReminderStepDto[]> {
  const calendar = (await schoolYears(tx, schoolId)).find((year) => year.startYear === startYear);
  if (!calendar) return [];
  const steps = reminderSteps(window, calendar);
  const given = await tx.query<{ key: string; people: number }[]>(
    `SELECT once_key AS key, count(*)::int AS people FROM notice WHERE school_id = $1 AND once_key = ANY($2)
     GROUP BY once_key`,
    [schoolId, steps.map(({ step }) => reminderKey(window.windowId, step))],
  );
  const peopleOf = new Map(given.map(({ key, people }) => [key, people]));
  return steps.map((one) => ({ ...one, people: peopleOf.get(reminderKey(window.windowId, one.step)) ?? 0 }));
}

function unlocksOf(tx: Transaction, schoolId: number, windowId: number, today: string): Promise<WindowUnlockDto[]> {
  return tx.query<WindowUnlockDto[]>(
    `SELECT u.id, u.class_id AS "classId", c.name AS "className", u.until::text AS until, u.reason,
            nullif(trim(s.title || ' ' || s.surname), '') AS "unlockedBy", u.unlocked_at AS "unlockedAt",
            u.ended_at IS NULL AND u.until >= $3::date AS open
     FROM window_unlock u
     LEFT JOIN class c ON c.school_id = u.school_id AND c.id = u.class_id
     LEFT JOIN staff s ON s.school_id = u.school_id AND s.id = u.unlocked_by
     WHERE u.school_id = $1 AND u.window_id = $2 ORDER BY u.unlocked_at DESC`,
    [schoolId, windowId, today],
  );
}

async function teachersByClass(tx: Transaction, schoolId: number, today: string): Promise<Map<string, string[]>> {
  const rows = await tx.query<{ classId: string; names: string[] }[]>(
    `SELECT cs.class_id AS "classId", array_agg(DISTINCT trim(s.title || ' ' || s.surname)) AS names
     FROM class_staff cs
     JOIN staff s ON s.school_id = cs.school_id AND s.id = cs.staff_id
     WHERE cs.school_id = $1 AND cs.role IN ('teacher', 'cover') AND cs.starts_on <= $2 AND (cs.ends_on IS NULL OR cs.ends_on >= $2)
     GROUP BY cs.class_id`,
    [schoolId, today],
  );
  return new Map(rows.map(({ classId, names }) => [classId, names]));
}
