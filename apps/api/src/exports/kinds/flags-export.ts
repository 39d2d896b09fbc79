import { type IsoDate, windowLabel, windowOfNumber } from '@headway/domain';
import type { ExportKind } from '../export-kind';
import { dayCell, orderSql, pupilCells, pupilHeadings, type PupilOfRow, pupilSql } from '../pupil-columns';

interface FlagRow extends PupilOfRow {
  subject: string;
  state: string;
  rules: string[];
  windowId: number;
  openedOn: IsoDate;
  need: number;
}

/** 'slower-than-peers' as words. */
const ruleWords = (rule: string): string => rule.charAt(0).toUpperCase() + rule.slice(1).replaceAll('-', ' ');

/** Flags that are open, seen or dismissed. */
export const flagsExport: ExportKind = {
  key: 'flags',
  title: 'Who needs help',
  sentence: 'Pupils flagged in a subject, why, since when, and what became of it.',
  needs: 'flags.read',
  wholeSchoolOnly: false,
  async columns() {
    return [...pupilHeadings, 'Subject', 'State', 'Rules', 'Half term', 'Flagged on', 'Need'];
  },
  async rowsOf(tx, { schoolId }, pupilIds) {
    const rows = await tx.query<FlagRow[]>(
      `SELECT ${pupilSql}, s.name AS subject, f.state, f.window_id AS "windowId", f.opened_on::text AS "openedOn", f.need,
              ARRAY(SELECT r->>'rule' FROM jsonb_array_elements(f.reasons) r) AS rules
       FROM flag f JOIN pupil p ON p.school_id = f.school_id AND p.id = f.pupil_id
       JOIN subject s ON s.school_id = f.school_id AND s.id = f.subject_id
       WHERE f.school_id = $1 AND f.pupil_id = ANY($2) ORDER BY ${orderSql}, f.opened_on, s.position, s.id`,
      [schoolId, pupilIds],
    );
    return rows.map((row) => [
      ...pupilCells(row),
      row.subject,
      row.state,
      row.rules.map(ruleWords).join('; '),
      windowLabel(windowOfNumber(row.windowId)),
      dayCell(row.openedOn),
      row.need,
    ]);
  },
};
