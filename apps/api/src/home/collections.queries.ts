import { Injectable } from '@nestjs/common';
import { stillAskedSql } from '../assessments/still-asked';
import { grantsOf, type Caller } from '../core/access/caller';
import type { Transaction } from '../core/database/database';
import { collectedClasses } from '../windows/collected-classes';
import type { CollectionDto, NextWindowDto } from './home.dto';

/** Which marks are being collected now, and how far each class is. */
@Injectable()
export class CollectionsQueries {
  /** Of the caller's own classes; of all where the caller writes marks for the whole school. Names nobody. */
  async open(tx: Transaction, caller: Caller, today: string): Promise<CollectionDto[]> {
    const everywhere = grantsOf(caller, 'results.write').some(({ reach }) => reach === 'school');
    const staffId = everywhere ? null : caller.staffId;
    const rows = await collectedClasses(tx, { schoolId: caller.schoolId, today, windowId: null, staffId });
    return rows.map(({ finishedBy: _, finishedAt, ...row }) => ({ ...row, finished: finishedAt !== null }));
  }

  /** The next window that has not opened yet and asks for something. */
  async next(tx: Transaction, schoolId: number, today: string): Promise<NextWindowDto | null> {
    const [row] = await tx.query<NextWindowDto[]>(
      `SELECT w.id AS "windowId", w.opens_on::text AS "opensOn", w.due_on::text AS "dueOn"
       FROM assessment_window w
       WHERE w.school_id = $1 AND w.opens_on > $2
         AND EXISTS (SELECT 1 FROM window_subject a JOIN subject s ON s.school_id = a.school_id AND s.id = a.subject_id
                     WHERE a.school_id = w.school_id AND a.window_id = w.id
                       AND ${stillAskedSql({ window: 'w', subject: 's' })})
       ORDER BY w.id LIMIT 1`,
      [schoolId, today],
    );
    return row ?? null;
  }
}
