import type { IsoDate } from '@headway/domain';
import type { Transaction } from '../core/database/database';
import { notFound } from '../core/http/problem.exception';
import type { PlacementDto } from './placement.dto';

/** A placement as the writes see it. */
export interface PlacementRow extends PlacementDto {
  movedFrom: string | null;
  overrideReason: string | null;
  placedBy: string | null;
}

/** A pupil as far as placing is concerned. */
export interface PupilOnRoll {
  id: string;
  name: string;
  entryDate: IsoDate | null;
  leavingDate: IsoDate | null;
}

const placementSql = `
  SELECT id, group_id AS "groupId", pupil_id AS "pupilId", starts_on::text AS "startsOn", ends_on::text AS "endsOn",
    exit_reason AS "exitReason", undone_at IS NOT NULL AS undone, version, moved_from AS "movedFrom",
    override_reason AS "overrideReason", placed_by AS "placedBy"
  FROM placement`;

export async function findPlacement(tx: Transaction, id: string): Promise<PlacementRow | undefined> {
  const [row] = await tx.query<PlacementRow[]>(`${placementSql} WHERE id = $1`, [id]);
  return row;
}

/** @throws 404 when there is none. */
export async function requirePlacement(tx: Transaction, id: string): Promise<PlacementRow> {
  const found = await findPlacement(tx, id);
  if (!found) throw notFound('placement');
  return found;
}

/** The placement a move opened in place of this one, unless the move was undone. */
export async function successorOf(tx: Transaction, id: string): Promise<PlacementRow | undefined> {
  const [row] = await tx.query<PlacementRow[]>(`${placementSql} WHERE moved_from = $1 AND undone_at IS NULL`, [id]);
  return row;
}

/**
 * Keeps everybody else from placing this pupil until the transaction ends.
 * @throws 404 when there is no such pupil.
 */
export async function lockPupil(tx: Transaction, id: string): Promise<PupilOnRoll> {
  const [pupil] = await tx.query<PupilOnRoll[]>(
    `SELECT id, coalesce(preferred_forename, legal_forename) || ' ' || coalesce(preferred_surname, legal_surname) AS name,
       entry_date::text AS "entryDate", leaving_date::text AS "leavingDate"
     FROM pupil WHERE id = $1 FOR NO KEY UPDATE`,
    [id],
  );
  if (!pupil) throw notFound('pupil');
  return pupil;
}

/** Last day on or after which the pupil was marked in the group's registers; undefined when not at all. */
export async function lastMarkedDay(
  tx: Transaction,
  placement: Pick<PlacementRow, 'groupId' | 'pupilId' | 'startsOn'>,
): Promise<IsoDate | undefined> {
  const [row] = await tx.query<{ day: string | null }[]>(
    `SELECT max(s.held_on)::text AS day FROM group_session s
     JOIN register_mark m ON m.school_id = s.school_id AND m.session_id = s.id
     WHERE s.group_id = $1 AND m.pupil_id = $2 AND s.held_on >= $3`,
    [placement.groupId, placement.pupilId, placement.startsOn],
  );
  return row?.day ?? undefined;
}

/** What travels of a placement. */
export const placementDto = (row: PlacementRow): PlacementDto => ({
  id: row.id,
  groupId: row.groupId,
  pupilId: row.pupilId,
  startsOn: row.startsOn,
  endsOn: row.endsOn,
  exitReason: row.exitReason,
  undone: row.undone,
  version: row.version,
});
