import { ImportRefused } from '../../import-stops';
import type { PartWork } from '../../part-work';
import type { ImportKindWork } from '../import-kind';
import { refuseUnseenChanges } from '../unseen-changes';
import type { TableFindings } from './table-findings';

/** What bringing a table in would do, and the doing of it. */
export interface TablePlan {
  findings: TableFindings;
  write: () => Promise<void>;
}

/** Checking plans; applying plans again, on the school as it is by then, and does it. */
export function tableWork(plan: (work: PartWork) => Promise<TablePlan>): ImportKindWork {
  return {
    async check(work) {
      return (await plan(work)).findings.found();
    },
    async apply(work) {
      const { findings, write } = await plan(work);
      refuse(work, findings);
      refuseUnseenChanges(work, findings.counts);
      await write();
      return findings.found();
    },
  };
}

function refuse({ run, mapping, checked }: PartWork, findings: TableFindings): void {
  const found = findings.found();
  const { invalid, wouldLeave } = found.counts;
  const no = (why: string): never => {
    throw new ImportRefused(why, found);
  };
  if (invalid > 0 && !run.leaveOutInvalid) {
    no('Some rows cannot be read. Fix them in the file, or leave them out.');
  }
  // A row that cannot be read may be of somebody who would then be taken for a leaver.
  if (mapping.fullRoll && invalid > 0)
    no('A full list with rows that cannot be read says nothing sure of who has left.');
  if (wouldLeave !== (checked?.wouldLeave ?? 0))
    no('Who would leave has changed since the file was checked. Check it again.');
}
