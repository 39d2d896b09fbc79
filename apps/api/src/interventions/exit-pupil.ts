import { addDays, type IsoDate } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { PupilGate } from '../core/access/pupil-gate';
import { Database, type Transaction } from '../core/database/database';
import { requireVersion } from '../core/http/if-match';
import { badInput, conflict } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import { dayWords } from './day-words';
import { endStay } from './end-stay';
import { lockGroup } from './group-rules';
import type { ExitPupilDto, PlacementDto } from './placement.dto';
import { lastMarkedDay, lockPupil, placementDto, requirePlacement, type PlacementRow } from './placement-facts';
import { recordPlacement } from './record-placement';

/** Ends a pupil's stay in a group. Sending it twice ends it once. */
@Injectable()
export class ExitPupil {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly gate: PupilGate,
  ) {}

  run(caller: Caller, placementId: string, wanted: ExitPupilDto, ifMatch: string | undefined): Promise<PlacementDto> {
    return this.database.inSchool(caller.schoolId, async (tx) => {
      const { pupilId } = await requirePlacement(tx, placementId);
      const why = await this.gate.requirePupils(tx, { caller, permission: 'placements.write', pupilIds: [pupilId] });
      const pupil = await lockPupil(tx, pupilId);
      const placement = await requirePlacement(tx, placementId);
      if (isSameExit(placement, wanted)) return placementDto(placement);
      requireVersion(ifMatch, placement.version);
      if (placement.undone || placement.endsOn !== null) {
        throw conflict(`${pupil.name} has left this group already`, 'Nothing was changed.');
      }
      const group = await lockGroup(tx, placement.groupId);
      if (wanted.on) {
        if (wanted.on > group.endsOn) throw badInput('on', `The group itself ends on ${dayWords(group.endsOn)}.`);
        await requireLastDay(tx, placement, wanted.on, pupil.name);
      }
      const lastDay = await endStay(tx, {
        placement,
        from: wanted.on ? addDays(wanted.on, 1) : this.clock.today(),
        exitReason: wanted.reason,
        at: this.clock.now(),
      });
      await recordPlacement(tx, caller, this.clock.now(), {
        action: 'placement.ended',
        why,
        pupilId,
        groupId: placement.groupId,
        detail: { placementId, lastDay, reason: wanted.reason },
      });
      return placementDto(await requirePlacement(tx, placementId));
    });
  }
}

function isSameExit(placement: PlacementRow, wanted: ExitPupilDto): boolean {
  return placement.exitReason === wanted.reason && (!wanted.on || placement.endsOn === wanted.on);
}

async function requireLastDay(tx: Transaction, placement: PlacementRow, day: IsoDate, name: string): Promise<void> {
  if (day < placement.startsOn) {
    throw badInput('on', `${name} came on ${dayWords(placement.startsOn)}: the last day cannot be before that.`);
  }
  const marked = await lastMarkedDay(tx, placement);
  if (marked && day < marked) {
    throw badInput('on', `${name} is in the register of ${dayWords(marked)}: the last day cannot be before that.`);
  }
}
