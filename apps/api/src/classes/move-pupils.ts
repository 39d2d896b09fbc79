import { addDays } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { PupilGate } from '../core/access/pupil-gate';
import { Database } from '../core/database/database';
import { badInput, conflict } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import { diffOf } from './class-diff';
import { endedOn, holdClasses, holdPupils, membersOf, refuseSecondClass, requireDay } from './class-rules';
import type { ClassChangedDto, MovePupilsDto } from './class-writes.dto';
import { settleChange } from './settle-change';

/** Moves pupils to another class of the same year from a day on: until the day before they are in the old one. */
@Injectable()
export class MovePupils {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly gate: PupilGate,
  ) {}

  run(caller: Caller, fromClassId: string, asked: MovePupilsDto): Promise<ClassChangedDto> {
    const { schoolId } = caller;
    const { pupilIds, toClassId, from, allowTwo } = asked;
    return this.database.inSchool(schoolId, async (tx) => {
      const why = await this.gate.requirePupils(tx, { caller, permission: 'classes.write', pupilIds });
      if (toClassId === fromClassId) throw badInput('toClassId', 'Choose another class to move to.');
      const [source, target] = await holdClasses(tx, schoolId, [fromClassId, toClassId]);
      if (!source || !target) return { changeId: null, pupils: 0 };
      if (source.startYear !== target.startYear) throw badInput('toClassId', 'Both classes must be of the same year.');
      await holdPupils(tx, schoolId, pupilIds);
      requireDay(target, 'from', from);
      const members = await membersOf(tx, schoolId, fromClassId);
      const theirs = members.filter(({ pupilId }) => pupilIds.includes(pupilId));
      const { before, after } = endedOn(theirs, addDays(from, -1));
      const moving = new Set(before.map(({ pupilId }) => pupilId));
      if (pupilIds.some((id) => !moving.has(id))) {
        throw conflict('Not all of these pupils are in the class on that day', 'Nobody was moved. Look at it again.');
      }
      const there = await membersOf(tx, schoolId, toClassId);
      if (there.some(({ pupilId, endsOn }) => moving.has(pupilId) && (endsOn === null || endsOn >= from))) {
        throw conflict('Some of these pupils are in the other class already', 'Nobody was moved. Look at it again.');
      }
      const arriving = [...moving].map((pupilId) => ({
        ...{ classId: toClassId, pupilId, startsOn: from, endsOn: target.endsOn },
      }));
      if (!allowTwo) await refuseSecondClass(tx, schoolId, target, arriving, [fromClassId]);
      return settleChange(tx, caller, {
        ...{ kind: 'pupils-moved' as const, classId: fromClassId, at: this.clock.now(), why },
        diff: diffOf({ members: { before, after: [...after, ...arriving] } }),
      });
    });
  }
}
