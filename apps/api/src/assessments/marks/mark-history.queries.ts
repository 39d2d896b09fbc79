import { Injectable } from '@nestjs/common';
import type { Caller } from '../../core/access/caller';
import { PupilGate } from '../../core/access/pupil-gate';
import { Denied } from '../../core/access/denied';
import { Database, type Transaction } from '../../core/database/database';
import type { KnownScale } from '../pupil-scales';
import type { MarkChangeDto } from './marks.dto';
import { type ReplacedMark, statesOf } from './mark-states';
import { cellKey, type MarkCell, markText, readStoredMarks } from './stored-marks';

/** Everything that was ever made of a mark. */
@Injectable()
export class MarkHistoryQueries {
  constructor(
    private readonly database: Database,
    private readonly gate: PupilGate,
  ) {}

  /** Newest first. @throws Denied (404, audited) when the pupil is not the caller's to see in this subject. */
  history(caller: Caller, { pupilId, subjectId, windowId }: MarkCell): Promise<MarkChangeDto[]> {
    const { schoolId } = caller;
    const cell = { pupilId, subjectId, windowId };
    return this.database.inSchool(schoolId, async (tx) => {
      const question = { caller, permission: 'results.read' as const, pupilIds: [pupilId] };
      const reach = await this.gate.allowedInSubjects(tx, question);
      const [subject] = await tx.query<{ strandOf: number | null }[]>(
        'SELECT strand_of AS "strandOf" FROM subject WHERE school_id = $1 AND id = $2',
        [schoolId, subjectId],
      );
      if (!reach.covers(pupilId, subjectId) && !reach.covers(pupilId, subject?.strandOf ?? null)) {
        throw new Denied(404, {
          ...{ schoolId, accountId: caller.accountId, why: 'pupil outside the reach of results.read' },
          ...{ subjectKind: 'pupil', subjectIds: [pupilId] },
        });
      }
      await this.gate.recordRead(tx, caller, 'result-history.read', reach.allowed);
      const current = await readStoredMarks(tx, schoolId, [cell], { toChange: false });
      const replaced = await readReplacedMarks(tx, schoolId, [cell]);
      const scales = await tx.query<Pick<KnownScale, 'id' | 'steps'>[]>(
        'SELECT id, steps FROM scale WHERE school_id = $1',
        [schoolId],
      );
      return statesOf(replaced.get(cellKey(cell)) ?? [], current.get(cellKey(cell))).map(({ mark, by, at }) => ({
        value: mark?.value ?? null,
        code: mark?.code ?? null,
        text: mark ? markText(mark, scales.find(({ id }) => id === mark.scaleId) ?? null) : '',
        note: mark?.note ?? null,
        ...{ by, at: at.toISOString(), removed: mark === null },
      }));
    });
  }
}

/** The earlier values of cells, oldest first, by `cellKey`. */
export async function readReplacedMarks(
  tx: Transaction,
  schoolId: number,
  cells: readonly MarkCell[],
): Promise<Map<string, ReplacedMark[]>> {
  const rows = await tx.query<(ReplacedMark & MarkCell)[]>(
    `SELECT h.pupil_id AS "pupilId", h.subject_id AS "subjectId", h.window_id AS "windowId", h.scale_id AS "scaleId",
            h.value, h.code, h.standard_error AS "standardError", h.tested_on::text AS "testedOn", h.note,
            h.from_school AS "fromSchool", h.recorded_by AS "staffId", h.recorded_at AS at,
            h.import_run_id AS "importRunId",
            nullif(trim(s.title || ' ' || s.surname), '') AS by, h.replaced_by AS "replacedBy",
            nullif(trim(o.title || ' ' || o.surname), '') AS "replacedByName", h.replaced_at AS "replacedAt"
     FROM unnest($2::uuid[], $3::int[], $4::int[]) AS given(pupil_id, subject_id, window_id)
     JOIN result_history h ON h.school_id = $1 AND h.pupil_id = given.pupil_id AND h.subject_id = given.subject_id
       AND h.window_id = given.window_id
     LEFT JOIN staff s ON s.school_id = $1 AND s.id = h.recorded_by
     LEFT JOIN staff o ON o.school_id = $1 AND o.id = h.replaced_by
     ORDER BY h.id`,
    [
      schoolId,
      cells.map(({ pupilId }) => pupilId),
      cells.map(({ subjectId }) => subjectId),
      cells.map(({ windowId }) => windowId),
    ],
  );
  const found = new Map<string, ReplacedMark[]>();
  for (const row of rows) found.set(cellKey(row), [...(found.get(cellKey(row)) ?? []), row]);
  return found;
}
