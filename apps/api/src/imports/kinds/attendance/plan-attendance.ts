import { windowLabel, windowOfNumber, type WindowNumber } from '@headway/domain';
import { ensureYear } from '../../../schools/ensure-year';
import { fieldLabel } from '../../mapping/import-mapping';
import type { PartWork } from '../../part-work';
import { groupedBy } from '../rows/grouped';
import { readTable } from '../rows/read-table';
import { Roll } from '../rows/roll';
import { TableFindings } from '../rows/table-findings';
import { tableWork } from '../rows/table-work';
import { countMarks } from './count-marks';
import { type CountedSessions, readAttendance } from './read-attendance';
import { SchoolDays } from './school-days';

interface StoredSessions {
  pupilId: string;
  windowId: WindowNumber;
  possible: number;
  attended: number;
}

/** Possible and attended sessions by pupil and half term, as counted or from marks. */
export const attendanceWork = tableWork(async (work) => {
  const findings = new TableFindings();
  const roll = await Roll.of(work);
  const schoolDays = await SchoolDays.of(work.tx, work.schoolId);
  const { statedOn, window = null } = work.mapping;
  const context = { statedOn, window, today: work.today, schoolDays };
  const rows = await readTable(work, findings, (cells) => {
    const pupil = roll.pupilOf(cells, findings);
    return pupil && readAttendance(cells, pupil, context);
  });
  const counted = rows.flatMap((row) => row.counted);
  const fromMarks = countMarks(
    rows.flatMap(({ marks }) => marks),
    schoolDays,
    findings,
  );
  const stored = await storedSessions(work, [...counted, ...fromMarks]);
  // Marks of a few days say nothing of a half term of which more is known.
  const full = fromMarks.filter((sessions) => {
    const known = stored.get(keyOf(sessions.pupil.id, sessions.windowId));
    if (!known || sessions.marked >= known.possible) return true;
    const { row, marked, windowId, pupil } = sessions;
    const why = `Marks of ${marked} sessions, where ${known.possible} are known in ${label(windowId)}: kept as it was`;
    findings.warn(row, fieldLabel('marks'), String(marked), why, pupil);
    findings.unchanged();
    return false;
  });
  const differing = [...groupedBy([...counted, ...full], ({ pupil, windowId }) => keyOf(pupil.id, windowId)).values()]
    .flatMap((same) => agreed(same, findings))
    .filter((sessions) => compare(sessions, stored.get(keyOf(sessions.pupil.id, sessions.windowId)), findings));
  findings.counts.windows = [...new Set(differing.map(({ windowId }) => windowId))].sort((a, b) => a - b);
  return { findings, write: () => write(work, differing, findings.counts.windows) };
});

const keyOf = (pupilId: string, windowId: WindowNumber): string => `${pupilId} ${windowId}`;
const label = (windowId: WindowNumber): string => windowLabel(windowOfNumber(windowId));

async function storedSessions(
  { tx, schoolId }: PartWork,
  sessions: readonly CountedSessions[],
): Promise<Map<string, StoredSessions>> {
  const rows = await tx.query<StoredSessions[]>(
    `SELECT pupil_id AS "pupilId", window_id AS "windowId", possible, attended FROM attendance
     WHERE school_id = $1 AND pupil_id = ANY($2)`,
    [schoolId, [...new Set(sessions.map(({ pupil }) => pupil.id))]],
  );
  return new Map(rows.map((row) => [keyOf(row.pupilId, row.windowId), row]));
}

/** One statement of a half term; none when rows contradict each other. */
function agreed(same: readonly CountedSessions[], findings: TableFindings): CountedSessions[] {
  const [first, ...others] = same;
  if (!first) return [];
  if (others.every(({ possible, attended }) => possible === first.possible && attended === first.attended)) {
    findings.counts.repeated += others.length;
    return [first];
  }
  const rows = same.map(({ row }) => row).join(' and ');
  for (const { row, possible, windowId, pupil } of same) {
    const why = `Rows ${rows} say different things of this pupil in ${label(windowId)}`;
    findings.invalid(row, fieldLabel('possible'), String(possible), why, pupil);
  }
  return [];
}

/** @returns whether it differs from what is stored. */
function compare(sessions: CountedSessions, known: StoredSessions | undefined, findings: TableFindings): boolean {
  const { row, pupil, windowId, possible, attended } = sessions;
  if (known?.possible === possible && known.attended === attended) {
    findings.unchanged();
    return false;
  }
  if (!known) findings.created(pupil.id);
  else {
    const what = `Attendance, ${label(windowId)}`;
    const before = `${known.attended} of ${known.possible}`;
    findings.changed(row, pupil, [{ what, before, after: `${attended} of ${possible}` }]);
  }
  return true;
}

async function write(
  { tx, schoolId }: PartWork,
  sessions: readonly CountedSessions[],
  windows: readonly WindowNumber[],
): Promise<void> {
  for (const year of new Set(windows.map((window) => windowOfNumber(window).startYear))) {
    await ensureYear(tx, schoolId, year);
  }
  await tx.query(
    `INSERT INTO attendance (school_id, pupil_id, window_id, possible, attended)
     SELECT $1, given.* FROM unnest($2::uuid[], $3::int[], $4::int[], $5::int[])
       AS given(pupil_id, window_id, possible, attended)
     ON CONFLICT (school_id, pupil_id, window_id)
     DO UPDATE SET possible = excluded.possible, attended = excluded.attended`,
    [
      schoolId,
      sessions.map(({ pupil }) => pupil.id),
      sessions.map(({ windowId }) => windowId),
      sessions.map(({ possible }) => possible),
      sessions.map(({ attended }) => attended),
    ],
  );
}
