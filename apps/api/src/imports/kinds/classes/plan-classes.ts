import { academicYearOf } from '@headway/domain';
import { ensureYear } from '../../../schools/ensure-year';
import { readTable } from '../rows/read-table';
import { Roll } from '../rows/roll';
import { StaffDirectory } from '../rows/staff-directory';
import { TableFindings } from '../rows/table-findings';
import { tableWork } from '../rows/table-work';
import { knownClasses } from './known-classes';
import { readMembership } from './read-memberships';
import { settleClasses } from './settle-classes';
import { settleLeavers, settlePupils } from './settle-pupils';
import { settleStaff } from './settle-staff';
import { writeClasses } from './write-classes';

/** Classes and sets with who is in them, dated: a change ends what was the day before. */
export const classesWork = tableWork(async (work) => {
  const { statedOn, fullRoll } = work.mapping;
  const findings = new TableFindings();
  const context = {
    roll: await Roll.of(work),
    directory: await StaffDirectory.of(work.tx, work.schoolId),
    statedOn,
    today: work.today,
    findings,
  };
  const rows = await readTable(work, findings, (cells) => readMembership(cells, context));
  const years = [...new Set([academicYearOf(statedOn), ...rows.map(({ startYear }) => startYear)])];
  const records = await knownClasses(work, years);
  const { inClass, added, changed } = settleClasses(rows, records, findings);
  const pupils = [settlePupils(inClass, records, statedOn, findings)];
  const staff = settleStaff(inClass, records, statedOn, findings);
  if (fullRoll) {
    const leaving = settleLeavers(inClass, records, statedOn);
    findings.counts.wouldLeave = leaving.ended.length + leaving.removed.length;
    pupils.push(leaving);
  }
  return {
    findings,
    write: async () => {
      for (const year of years) await ensureYear(work.tx, work.schoolId, year);
      await writeClasses(work, { added, changed, pupils, staff });
    },
  };
});
