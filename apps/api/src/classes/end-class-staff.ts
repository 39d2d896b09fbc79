import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { Database } from '../core/database/database';
import { notFound } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import { diffOf } from './class-diff';
import { endedOn, holdClasses, staffOf } from './class-rules';
import type { ClassChangedDto, EndClassStaffDto } from './class-writes.dto';
import { settleChange } from './settle-change';

/** Ends the time of an adult with a class. */
@Injectable()
export class EndClassStaff {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, classId: string, { staffId, startsOn, lastDay }: EndClassStaffDto): Promise<ClassChangedDto> {
    const { schoolId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      await holdClasses(tx, schoolId, [classId]);
      const entry = (await staffOf(tx, schoolId, classId)).filter(
        (row) => row.staffId === staffId && row.startsOn === startsOn,
      );
      if (entry.length === 0) throw notFound('entry of this person');
      return settleChange(tx, caller, {
        ...{ kind: 'staff-ended' as const, classId, at: this.clock.now(), why: 'classes.write' },
        diff: diffOf({ staff: endedOn(entry, lastDay) }),
      });
    });
  }
}
