import { fieldLabel } from '../../mapping/import-mapping';
import type { PartWork } from '../../part-work';
import { readTable } from '../rows/read-table';
import { Roll } from '../rows/roll';
import { StaffDirectory } from '../rows/staff-directory';
import { TableFindings } from '../rows/table-findings';
import { tableWork } from '../rows/table-work';
import { clashingStays } from './clashing-stays';
import { knownInterventions } from './known-groups';
import { readStay } from './read-stays';
import { settleGroups } from './settle-groups';
import { settleStays, type StayWrites } from './settle-stays';
import { writeInterventions } from './write-interventions';

/** Who is or was in which group, with the programmes and groups that are not there yet. */
export const interventionsWork = tableWork(async (work) => {
  const findings = new TableFindings();
  const roll = await Roll.of(work);
  const records = await knownInterventions(work);
  const directory = await StaffDirectory.of(work.tx, work.schoolId);
  const rows = await readTable(work, findings, (cells) => {
    const pupil = roll.pupilOf(cells, findings);
    return pupil && readStay(cells, pupil, { subjects: records.subjects, directory });
  });
  const { inGroup, programmes, groups } = settleGroups(rows, records, findings);
  const stays = settleStays(inGroup, records.stays, work.today, findings);
  const added = await withoutClashes(work, stays.added, findings);
  return {
    findings,
    write: () => writeInterventions(work, { programmes, groups, added, changed: stays.changed }),
  };
});

/** Sessions at the same time are refused; only a person can say why both are right, on the grid. */
async function withoutClashes(
  work: PartWork,
  added: StayWrites['added'],
  findings: TableFindings,
): Promise<StayWrites['added']> {
  const clashes = new Map((await clashingStays(work, added)).map((clash) => [clash.id, clash]));
  return added.filter(({ id, row: { read, of } }) => {
    const clash = clashes.get(id);
    if (!clash) return true;
    findings.counts.created -= 1;
    const why = `${of.name} clashes with ${clash.groupName} on ${clash.heldOn} at ${clash.startsAt}. Place the pupil on the grid`;
    findings.invalid(read.row, fieldLabel('group'), of.name, why, read.pupil);
    return false;
  });
}
