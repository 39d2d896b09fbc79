import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { PupilGate } from '../core/access/pupil-gate';
import { Database } from '../core/database/database';
import { Clock } from '../core/time/clock';
import { diffOf } from './class-diff';
import { endedOn, holdClasses, membersOf } from './class-rules';
import type { ClassChangedDto, RemovePupilsDto } from './class-writes.dto';
import { settleChange } from './settle-change';

/** Ends the time of pupils in a class; whoever would come only after that day never comes. */
@Injectable()
export class RemovePupils {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly gate: PupilGate,
  ) {}

  run(caller: Caller, classId: string, { pupilIds, lastDay }: RemovePupilsDto): Promise<ClassChangedDto> {
    const { schoolId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      const why = await this.gate.requirePupils(tx, { caller, permission: 'classes.write', pupilIds });
      await holdClasses(tx, schoolId, [classId]);
      const members = await membersOf(tx, schoolId, classId);
      const theirs = members.filter(({ pupilId }) => pupilIds.includes(pupilId));
      return settleChange(tx, caller, {
        ...{ kind: 'pupils-removed' as const, classId, at: this.clock.now(), why },
        diff: diffOf({ members: endedOn(theirs, lastDay) }),
      });
    });
  }
}
