import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { Database } from '../core/database/database';
import { conflict, notFound } from '../core/http/problem.exception';
import { isStillReferred } from '../imports/undo/still-referred';
import { Clock } from '../core/time/clock';
import { applyDiff } from './apply-diff';
import { type ClassDiff, inverseOf } from './class-diff';
import { holdClasses } from './class-rules';
import type { ClassChangedDto } from './class-writes.dto';
import { recordChange } from './settle-change';

/** Takes a change of classes back, while nothing it made has been changed since. Sending it twice does it once. */
@Injectable()
export class UndoClassChange {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, changeId: string): Promise<ClassChangedDto> {
    const { schoolId, accountId } = caller;
    const at = this.clock.now();
    return this.database.inSchool(schoolId, async (tx) => {
      const [change] = await tx.query<{ classId: string | null; diff: ClassDiff; undoneAt: Date | null }[]>(
        `SELECT class_id AS "classId", diff, undone_at AS "undoneAt" FROM class_change
         WHERE school_id = $1 AND id = $2 FOR UPDATE`,
        [schoolId, changeId],
      );
      if (!change) throw notFound('change');
      if (change.undoneAt !== null) return { changeId: null, pupils: 0 };
      const { classId, diff } = change;
      const rows = [...diff.members.before, ...diff.members.after];
      const held = [...rows, ...diff.staff.before, ...diff.staff.after].map((row) => row.classId);
      await holdClasses(tx, schoolId, [...new Set(held)].sort());
      await applyDiff(tx, schoolId, inverseOf(diff)).catch(refuseWhatIsGone);
      await tx.query('UPDATE class_change SET undone_at = $3 WHERE school_id = $1 AND id = $2', [
        schoolId,
        changeId,
        at,
      ]);
      const pupilIds = [...new Set(rows.map(({ pupilId }) => pupilId))];
      const recorded = { action: 'class.undone', why: 'classes.write', pupilIds, classId, changeId };
      await recordChange(tx, { schoolId, accountId, at, ...recorded });
      return { changeId: null, pupils: pupilIds.length };
    });
  }
}

/** An import that is undone takes its pupils and staff with it. */
function refuseWhatIsGone(error: unknown): never {
  if (!isStillReferred(error)) throw error;
  throw conflict('Somebody of this change is not at the school any more', 'Nothing was changed.');
}
