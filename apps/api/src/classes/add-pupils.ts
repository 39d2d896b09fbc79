import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { PupilGate } from '../core/access/pupil-gate';
import { Database } from '../core/database/database';
import { conflict } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import { diffOf } from './class-diff';
import { holdClasses, holdPupils, membersOf, refuseSecondClass, requireDay } from './class-rules';
import type { AddPupilsDto, ClassChangedDto } from './class-writes.dto';
import { settleChange } from './settle-change';

/** Puts pupils into a class from a day on. Who is in it already stays as they are. */
@Injectable()
export class AddPupils {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly gate: PupilGate,
  ) {}

  run(caller: Caller, classId: string, { pupilIds, from, allowTwo }: AddPupilsDto): Promise<ClassChangedDto> {
    const { schoolId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      const why = await this.gate.requirePupils(tx, { caller, permission: 'classes.write', pupilIds });
      const [held] = await holdClasses(tx, schoolId, [classId]);
      if (!held) return { changeId: null, pupils: 0 };
      await holdPupils(tx, schoolId, pupilIds);
      requireDay(held, 'from', from);
      const members = await membersOf(tx, schoolId, classId);
      const inIt = (id: string): boolean =>
        members.some(({ pupilId, startsOn, endsOn }) => pupilId === id && startsOn <= from && (endsOn ?? from) >= from);
      const coming = (id: string): boolean =>
        members.some(({ pupilId, startsOn }) => pupilId === id && startsOn > from);
      const fresh = [...new Set(pupilIds)].filter((id) => !inIt(id));
      if (fresh.some(coming)) {
        throw conflict('Somebody of these joins this class on a later day already', 'Take that entry away first.');
      }
      const after = fresh.map((pupilId) => ({ classId, pupilId, startsOn: from, endsOn: held.endsOn }));
      if (!allowTwo) await refuseSecondClass(tx, schoolId, held, after);
      return settleChange(tx, caller, {
        ...{ kind: 'pupils-added' as const, classId, at: this.clock.now(), why },
        diff: diffOf({ members: { before: [], after } }),
      });
    });
  }
}
