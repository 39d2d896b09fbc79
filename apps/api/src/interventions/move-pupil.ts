import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { PupilGate } from '../core/access/pupil-gate';
import { Database } from '../core/database/database';
import { requireVersion } from '../core/http/if-match';
import { badInput, conflict, notFound } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import { dayWords } from './day-words';
import { endStay } from './end-stay';
import { lockGroups } from './group-rules';
import type { MovePupilDto, PlacementDto } from './placement.dto';
import { findPlacement, lockPupil, placementDto, requirePlacement } from './placement-facts';
import { requireFit } from './placement-rules';
import { recordPlacement } from './record-placement';

/** Takes a pupil from one group to another: one stay ends and the other begins, or neither. */
@Injectable()
export class MovePupil {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly gate: PupilGate,
  ) {}

  run(caller: Caller, placementId: string, wanted: MovePupilDto, ifMatch: string | undefined): Promise<PlacementDto> {
    return this.database.inSchool(caller.schoolId, async (tx) => {
      const { pupilId } = await requirePlacement(tx, placementId);
      const why = await this.gate.requirePupils(tx, { caller, permission: 'placements.write', pupilIds: [pupilId] });
      const pupil = await lockPupil(tx, pupilId);
      const already = await findPlacement(tx, wanted.id);
      if (already) {
        if (already.movedFrom === placementId && already.groupId === wanted.toGroupId) return placementDto(already);
        throw badInput('id', 'This id belongs to another placement.');
      }
      const placement = await requirePlacement(tx, placementId);
      requireVersion(ifMatch, placement.version);
      if (placement.undone || placement.endsOn !== null) {
        throw conflict(`${pupil.name} has left this group already`, 'Nothing was changed.');
      }
      if (placement.groupId === wanted.toGroupId) throw badInput('toGroupId', `${pupil.name} is in this group.`);
      const groups = await lockGroups(tx, [placement.groupId, wanted.toGroupId]);
      const group = groups.get(wanted.toGroupId);
      if (!group) throw notFound('group');
      const today = this.clock.today();
      const on = wanted.on ?? (today > group.startsOn ? today : group.startsOn);
      if (wanted.on && on < placement.startsOn) {
        throw badInput('on', `${pupil.name} came to this group on ${dayWords(placement.startsOn)} only.`);
      }
      const lastDay = await endStay(tx, { placement, from: on, exitReason: 'moved', at: this.clock.now() });
      await requireFit(tx, {
        group,
        pupil,
        startsOn: on,
        from: on,
        // On the day itself the pupil may have been marked here before the move: that is no clash.
        leaving: [placement.id],
        overrideReason: wanted.overrideReason ?? null,
        knownGroupIds: wanted.knownGroupIds ?? null,
        today,
      });
      await tx.query(
        `INSERT INTO placement (school_id, id, group_id, pupil_id, starts_on, reason, override_reason, moved_from,
           placed_by, placed_at, version)
         SELECT school_id, $2, $3, pupil_id, $4, reason, $5, id, $6, $7, 1 FROM placement WHERE id = $1`,
        [placement.id, wanted.id, group.id, on, wanted.overrideReason ?? null, caller.staffId, this.clock.now()],
      );
      await recordPlacement(tx, caller, this.clock.now(), {
        action: 'placement.moved',
        why,
        pupilId,
        groupId: group.id,
        detail: { placementId: wanted.id, movedFrom: placement.id, on, lastDay },
      });
      return placementDto(await requirePlacement(tx, wanted.id));
    });
  }
}
