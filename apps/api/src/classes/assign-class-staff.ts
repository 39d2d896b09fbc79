import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { Database } from '../core/database/database';
import { badInput, conflict } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import { diffOf } from './class-diff';
import { holdClasses, requireDay, staffOf } from './class-rules';
import type { AssignClassStaffDto, ClassChangedDto } from './class-writes.dto';
import { settleChange } from './settle-change';

/** Gives a class a teacher, one more, somebody who covers until a day, or an assistant. */
@Injectable()
export class AssignClassStaff {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, classId: string, { staffId, role, from, to }: AssignClassStaffDto): Promise<ClassChangedDto> {
    const { schoolId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      const [held] = await holdClasses(tx, schoolId, [classId]);
      if (!held) return { changeId: null, pupils: 0 };
      requireDay(held, 'from', from);
      if (to !== undefined && to < from) throw badInput('to', 'The last day is before the first.');
      const known = await tx.query<object[]>('SELECT 1 FROM staff WHERE school_id = $1 AND id = $2', [
        schoolId,
        staffId,
      ]);
      if (known.length === 0) throw badInput('staffId', 'There is no such person at this school.');
      const endsOn = to ?? held.endsOn;
      const theirs = (await staffOf(tx, schoolId, classId)).filter((row) => row.staffId === staffId);
      const overlaps = theirs.filter(
        (row) => (row.endsOn ?? from) >= from && (endsOn === null || row.startsOn <= endsOn),
      );
      if (overlaps.some((row) => row.role === role && row.startsOn === from && row.endsOn === endsOn)) {
        return { changeId: null, pupils: 0 };
      }
      if (overlaps.length > 0) {
        throw conflict('This person works with the class at that time already', 'End that entry first.');
      }
      return settleChange(tx, caller, {
        ...{ kind: 'staff-assigned' as const, classId, at: this.clock.now(), why: 'classes.write' },
        diff: diffOf({ staff: { before: [], after: [{ classId, staffId, role, startsOn: from, endsOn }] } }),
      });
    });
  }
}
