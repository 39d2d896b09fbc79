import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { PupilGate } from '../core/access/pupil-gate';
import { Database, type Transaction } from '../core/database/database';
import { conflict } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import { lockGroup, lockGroups } from './group-rules';
import type { PlacementDto, UndoPlacementDto } from './placement.dto';
import {
  lastMarkedDay,
  lockPupil,
  placementDto,
  requirePlacement,
  successorOf,
  type PlacementRow,
  type PupilOnRoll,
} from './placement-facts';
import { requireFit } from './placement-rules';
import { recordPlacement } from './record-placement';

/**
 * Undoes the last act on a placement: a placing is marked undone, a move is reversed, an exit opened again. Only
 * while nothing later depends on it. Sending it twice undoes once.
 */
@Injectable()
export class UndoPlacement {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly gate: PupilGate,
  ) {}

  run(caller: Caller, placementId: string, { act }: UndoPlacementDto): Promise<PlacementDto> {
    return this.database.inSchool(caller.schoolId, async (tx) => {
      const { pupilId } = await requirePlacement(tx, placementId);
      const why = await this.gate.requirePupils(tx, { caller, permission: 'placements.write', pupilIds: [pupilId] });
      const pupil = await lockPupil(tx, pupilId);
      const placement = await requirePlacement(tx, placementId);
      const changed =
        act === 'exit' ? await this.reopen(tx, placement, pupil) : await this.takeBack(tx, placement, act, pupil);
      if (changed) {
        await recordPlacement(tx, caller, this.clock.now(), {
          action: 'placement.undone',
          why,
          pupilId,
          groupId: placement.groupId,
          detail: { placementId, act },
        });
      }
      return placementDto(await requirePlacement(tx, placementId));
    });
  }

  /** A placing or a move: this placement is marked undone, and what it moved from opens again. */
  private async takeBack(
    tx: Transaction,
    placement: PlacementRow,
    act: 'placing' | 'move',
    pupil: PupilOnRoll,
  ): Promise<boolean> {
    if ((act === 'move') !== (placement.movedFrom !== null)) {
      throw conflict('This was not the last thing that happened', 'Nothing was undone. Look at the group again.');
    }
    if (placement.undone && placement.exitReason === null) return false;
    if (placement.undone || placement.endsOn !== null) {
      throw conflict(`${pupil.name} has left the group since`, 'Undo that first. Nothing was undone.');
    }
    const source = placement.movedFrom === null ? null : await requirePlacement(tx, placement.movedFrom);
    await lockGroups(tx, [placement.groupId, ...(source ? [source.groupId] : [])]);
    if (await lastMarkedDay(tx, placement)) {
      throw conflict(
        `${pupil.name} is in the register of this group`,
        'It happened, so it is not undone. Let the pupil leave the group instead.',
      );
    }
    await tx.query('UPDATE placement SET undone_at = $2, version = version + 1 WHERE id = $1', [
      placement.id,
      this.clock.now(),
    ]);
    if (source) await this.open(tx, source, pupil);
    return true;
  }

  /** An exit: the stay goes on as if it had not been ended. */
  private async reopen(tx: Transaction, placement: PlacementRow, pupil: PupilOnRoll): Promise<boolean> {
    if (placement.exitReason === null) {
      if (!placement.undone) return false;
      throw conflict('This placing was undone', 'There is no exit to undo.');
    }
    if (placement.exitReason === 'moved' || (await successorOf(tx, placement.id))) {
      throw conflict(`${pupil.name} was moved on from this group`, 'Undo the move instead. Nothing was undone.');
    }
    await this.open(tx, placement, pupil);
    return true;
  }

  private async open(tx: Transaction, placement: PlacementRow, pupil: PupilOnRoll): Promise<void> {
    const group = await lockGroup(tx, placement.groupId);
    const today = this.clock.today();
    await requireFit(tx, {
      group,
      pupil,
      startsOn: placement.startsOn,
      // Days gone by are as they were; what matters is from today on.
      from: today > placement.startsOn ? today : placement.startsOn,
      leaving: [placement.id],
      overrideReason: placement.overrideReason,
      knownGroupIds: null,
      today,
    });
    await tx.query(
      `UPDATE placement SET ends_on = NULL, undone_at = NULL, exit_reason = NULL, version = version + 1 WHERE id = $1`,
      [placement.id],
    );
  }
}
