import { academicYearOf } from '@headway/domain';
import { endStaysOfLeavers } from '../../../interventions/end-stays-of-leavers';
import { ensureYear } from '../../../schools/ensure-year';
import { changesKept, type ImportChange, type ImportCounts } from '../../import-counts';
import { ImportRefused } from '../../import-stops';
import { batches, goOn, type PartFindings, type PartWork } from '../../part-work';
import type { ImportKindWork } from '../import-kind';
import { comparePupil, type PupilChange } from './compare-pupils';
import { pupilsOn } from './known-pupils';
import { readPupils } from './read-pupils';
import { notInRollSql, writeLeavers, writePupils } from './write-pupils';

const writtenAtOnce = 500;

interface PupilFindings extends PartFindings {
  differing: PupilChange[];
  upns: string[];
}

/** Finds what bringing in the pupils would do, without doing it. */
async function check(work: PartWork): Promise<PupilFindings> {
  const { tx, schoolId, mapping } = work;
  const { pupils, problems, counts } = await readPupils(work, (rows) => goOn(work, rows / 2));
  const stored = await pupilsOn(tx, schoolId, mapping.statedOn);
  const compared = pupils.map((pupil) => comparePupil(pupil, stored.get(pupil.upn), mapping.statedOn));
  const differing = compared.filter(({ isNew, differences }) => isNew || differences.length > 0);
  counts.created = differing.filter(({ isNew }) => isNew).length;
  counts.changed = differing.length - counts.created;
  counts.unchanged = compared.length - differing.length;
  counts.pupils = differing.length;
  const upns = pupils.map(({ upn }) => upn);
  if (mapping.fullRoll) counts.wouldLeave = await countLeavers(work, upns);
  return { counts, problems: problems.list(), changes: changesOf(differing), questions: [], differing, upns };
}

/**
 * Brings the pupils in.
 * @throws ImportRefused when rows cannot be read and nobody said to leave them out, or when others would leave than
 * were confirmed.
 */
async function apply(work: PartWork): Promise<PartFindings> {
  const { tx, schoolId, run, layout, checked } = work;
  const { statedOn, fullRoll } = work.mapping;
  const { differing, upns, ...found } = await check(work);
  refuse(found, run.leaveOutInvalid, fullRoll, checked);
  await ensureYear(tx, schoolId, academicYearOf(statedOn));
  let written = 0;
  for (const batch of batches(differing, writtenAtOnce)) {
    await writePupils(tx, schoolId, batch, statedOn);
    written += batch.length;
    await goOn(work, (layout.rows * (1 + written / differing.length)) / 2);
  }
  if (fullRoll) await writeLeavers(tx, schoolId, statedOn, upns);
  await endStaysOfLeavers(tx, schoolId, work.at);
  return found;
}

function refuse(found: PartFindings, leaveOut: boolean, fullRoll: boolean, checked: ImportCounts | null): void {
  const { counts, problems } = found;
  if (counts.invalid > 0 && !leaveOut) {
    throw new ImportRefused('Some rows cannot be read. Fix them in the file, or leave them out.', { counts, problems });
  }
  // A row that cannot be read may be a pupil who would then be taken for a leaver.
  if (fullRoll && counts.invalid > 0) {
    throw new ImportRefused('A full roll with rows that cannot be read says nothing sure of who has left.', {
      counts,
      problems,
    });
  }
  if (counts.wouldLeave !== (checked?.wouldLeave ?? 0)) {
    throw new ImportRefused('The roll has changed since the file was checked. Check it again.', { counts, problems });
  }
}

async function countLeavers({ tx, schoolId, mapping }: PartWork, upns: string[]): Promise<number> {
  const [row] = await tx.query<{ count: number }[]>(`SELECT count(*)::int AS count ${notInRollSql}`, [
    schoolId,
    mapping.statedOn,
    upns,
  ]);
  return row?.count ?? 0;
}

function changesOf(differing: readonly PupilChange[]): ImportChange[] {
  const changed = differing.filter(({ isNew }) => !isNew);
  return changed
    .flatMap(({ id, row, pupil, differences }) =>
      differences.map((difference) => ({
        row,
        pupilId: id,
        pupil: `${pupil.legalSurname}, ${pupil.legalForename}`,
        ...difference,
      })),
    )
    .slice(0, changesKept);
}

export const pupilsWork: ImportKindWork = { check, apply };
