import type { IsoDate } from '@headway/domain';
import { outcomeLabel } from '../../imports/kinds/interventions/outcome-words';
import type { ExportKind } from '../export-kind';
import { dayCell, headings, orderSql, pupilCells, pupilHeadings, type PupilOfRow, pupilSql } from '../pupil-columns';

interface StayRow extends PupilOfRow {
  programme: string;
  group: string;
  subject: string | null;
  leader: string | null;
  startsOn: IsoDate;
  endsOn: IsoDate | null;
  reason: string | null;
  exitReason: string | null;
}

/** Who is, or was, in which group; what was undone is not in it. */
export const interventionsExport: ExportKind = {
  key: 'interventions',
  title: 'Interventions',
  sentence:
    'Who is or was in which group of which programme, led by whom, why, from when until when, and how it ended.',
  needs: 'groups.read',
  wholeSchoolOnly: false,
  async columns() {
    const own = headings('programme', 'group', 'subject', 'leader', 'starts-on', 'ends-on', 'reason', 'outcome');
    return [...pupilHeadings, ...own];
  },
  async rowsOf(tx, { schoolId }, pupilIds) {
    const rows = await tx.query<StayRow[]>(
      `SELECT ${pupilSql}, m.name AS programme, g.name AS "group", s.name AS subject, t.starts_on::text AS "startsOn",
              t.ends_on::text AS "endsOn", t.reason, t.exit_reason AS "exitReason",
              coalesce(l.email, a.email, l.staff_code, l.forename || ' ' || l.surname) AS leader
       FROM placement t JOIN pupil p ON p.school_id = t.school_id AND p.id = t.pupil_id
       JOIN intervention_group g ON g.school_id = t.school_id AND g.id = t.group_id
       JOIN programme m ON m.school_id = g.school_id AND m.id = g.programme_id
       LEFT JOIN subject s ON s.school_id = g.school_id AND s.id = g.subject_id
       LEFT JOIN staff l ON l.school_id = g.school_id AND l.id = g.leader_id
       LEFT JOIN account a ON a.id = l.account_id
       WHERE t.school_id = $1 AND t.pupil_id = ANY($2) AND t.undone_at IS NULL
       ORDER BY ${orderSql}, t.starts_on, m.name, g.name`,
      [schoolId, pupilIds],
    );
    return rows.map((row) => [
      ...pupilCells(row),
      row.programme,
      row.group,
      row.subject,
      row.leader,
      dayCell(row.startsOn),
      dayCell(row.endsOn),
      row.reason,
      row.exitReason && outcomeLabel(row.exitReason),
    ]);
  },
};
