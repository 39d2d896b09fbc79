import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { Database } from '../core/database/database';
import { Clock } from '../core/time/clock';
import { endedOn, holdClasses, membersOf, requireDay, staffOf } from './class-rules';
import type { ClassChangedDto, EndClassDto } from './class-writes.dto';
import { settleChange } from './settle-change';

/** Ends a class before its year does, with everybody's time in it. */
@Injectable()
export class EndClass {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, classId: string, { lastDay }: EndClassDto): Promise<ClassChangedDto> {
    const { schoolId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      const [held] = await holdClasses(tx, schoolId, [classId]);
      if (!held || held.endsOn === lastDay) return { changeId: null, pupils: 0 };
      requireDay(held, 'lastDay', lastDay);
      return settleChange(tx, caller, {
        ...{ kind: 'ended' as const, classId, at: this.clock.now(), why: 'classes.write' },
        diff: {
          classes: { before: [held], after: [{ ...held, endsOn: lastDay }] },
          members: endedOn(await membersOf(tx, schoolId, classId), lastDay),
          staff: endedOn(await staffOf(tx, schoolId, classId), lastDay),
        },
      });
    });
  }
}
