import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { PupilGate } from '../core/access/pupil-gate';
import { Database } from '../core/database/database';
import { badInput } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import { lockGroup } from './group-rules';
import { recordPlacement } from './record-placement';
import type { PlacementDto, PlacePupilDto } from './placement.dto';
import { findPlacement, lockPupil, placementDto, requirePlacement } from './placement-facts';
import { requireFit } from './placement-rules';

/** Puts a pupil in a group from a day on. Sending it twice places once. */
@Injectable()
export class PlacePupil {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly gate: PupilGate,
  ) {}

  run(caller: Caller, wanted: PlacePupilDto): Promise<PlacementDto> {
    return this.database.inSchool(caller.schoolId, async (tx) => {
      const why = await this.gate.requirePupils(tx, {
        caller,
        permission: 'placements.write',
        pupilIds: [wanted.pupilId],
      });
      const pupil = await lockPupil(tx, wanted.pupilId);
      const already = await findPlacement(tx, wanted.id);
      if (already) {
        if (already.groupId === wanted.groupId && already.pupilId === wanted.pupilId) return placementDto(already);
        throw badInput('id', 'This id belongs to another placement.');
      }
      const group = await lockGroup(tx, wanted.groupId);
      const today = this.clock.today();
      const startsOn = wanted.startsOn ?? (today > group.startsOn ? today : group.startsOn);
      await requireFit(tx, {
        group,
        pupil,
        startsOn,
        from: startsOn,
        leaving: [],
        overrideReason: wanted.overrideReason ?? null,
        knownGroupIds: wanted.knownGroupIds ?? null,
        today,
      });
      await tx.query(
        `INSERT INTO placement (school_id, id, group_id, pupil_id, starts_on, reason, override_reason, placed_by,
           placed_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)`,
        [
          caller.schoolId,
          wanted.id,
          group.id,
          pupil.id,
          startsOn,
          wanted.reason?.trim() || null,
          wanted.overrideReason ?? null,
          caller.staffId,
          this.clock.now(),
        ],
      );
      await recordPlacement(tx, caller, this.clock.now(), {
        action: 'placement.placed',
        why,
        pupilId: pupil.id,
        groupId: group.id,
        detail: { placementId: wanted.id, startsOn, clashAllowed: Boolean(wanted.overrideReason) },
      });
      return placementDto(await requirePlacement(tx, wanted.id));
    });
  }
}
