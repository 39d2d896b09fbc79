import { academicYearOf } from '@headway/domain';
import { endStaysOfLeavers } from '../../../interventions/end-stays-of-leavers';
import { ensureYear } from '../../../schools/ensure-year';
import { ImportRefused } from '../../import-stops';
import { fieldLabel } from '../../mapping/import-mapping';
import { batches, goOn, type PartFindings, type PartWork } from '../../part-work';
import { mayKnowWhoIsLookedAfter } from '../characteristics/looked-after-access';
import type { ImportKindWork } from '../import-kind';
import { BadCell } from '../rows/bad-cell';
import { TableFindings } from '../rows/table-findings';
import { refuseUnseenChanges } from '../unseen-changes';
import { comparePupil, type PupilChange } from './compare-pupils';
import { pupilsOn } from './known-pupils';
import { type MatchedRow, matchRows } from './match-rows';
import { nameOf, type ReadPupil, readPupils } from './read-pupils';
import { lookAtManyNew, notInRollSql, writeLeavers, writePupils } from './write-pupils';

const writtenAtOnce = 500;

interface PupilPlan {
  found: PartFindings;
  differing: PupilChange[];
  /** Pupils of the school who are in the file, or may be. */
  inFile: string[];
  /** Rows somebody has said to leave out. */
  leftOut: number;
}

async function plan(work: PartWork): Promise<PupilPlan> {
  const { tx, schoolId, mapping, answers } = work;
  const findings = new TableFindings();
  const reads = await withoutSecrets(work, await readPupils(work, findings), findings);
  const stored = await pupilsOn(tx, schoolId, mapping.statedOn);
  const { rows, questions, inFile, leftOut } = matchRows(reads, stored, answers, findings);
  const differing = rows.flatMap((row) => changeOf(row, work, findings) ?? []);
  if (mapping.fullRoll) findings.counts.wouldLeave = await countLeavers(work, inFile);
  return { found: { ...findings.found(), questions }, differing, inFile, leftOut };
}

/** Who is looked after comes in only from somebody who may know it. */
async function withoutSecrets(work: PartWork, reads: ReadPupil[], findings: TableFindings): Promise<ReadPupil[]> {
  const [first, ...more] = reads.filter(({ facts }) => facts['looked-after'] !== undefined);
  if (!first || (await mayKnowWhoIsLookedAfter(work))) return reads;
  findings.counts.leftOut += more.length + 1;
  const why = 'Left out: only those who need to know who is looked after can bring this in';
  findings.warn(first.row, fieldLabel('looked-after'), '', why);
  return reads.map(({ facts: { 'looked-after': _, ...facts }, ...read }) => ({ ...read, facts }));
}

/** What a row changes, written down; nothing when that is nothing, or cannot be. */
function changeOf(row: MatchedRow, { mapping }: PartWork, findings: TableFindings): PupilChange | null {
  const who = { id: row.stored?.id ?? null, name: nameOf(row.read) };
  try {
    const change = comparePupil(row, mapping);
    if (change.rejoins) {
      const left = row.stored?.leavingDate?.split('-').reverse().join('/') ?? '';
      findings.warn(row.read.row, 'Date of leaving', left, 'This pupil had left, and is taken back on the roll', who);
    }
    if (change.cohortGuessed) {
      const why = 'There is no year group: it is told by the date of birth';
      findings.warn(row.read.row, 'NC year', '', why, who);
    }
    if (change.isNew) findings.created(change.id);
    else if (change.differs) findings.changed(change.row, who, change.differences);
    else findings.unchanged();
    return change.isNew || change.differs ? change : null;
  } catch (error) {
    if (!(error instanceof BadCell)) throw error;
    findings.bad(row.read.row, error, who);
    return null;
  }
}

/** Finds what bringing in the pupils would do, without doing it. */
async function check(work: PartWork): Promise<PartFindings> {
  return (await plan(work)).found;
}

/**
 * Brings the pupils in.
 * @throws ImportRefused when rows cannot be read and nobody said to leave them out, or when others would leave than
 * were confirmed.
 */
async function apply(work: PartWork): Promise<PartFindings> {
  const { tx, schoolId, layout } = work;
  const { statedOn, fullRoll } = work.mapping;
  const { found, differing, inFile, leftOut } = await plan(work);
  refuse(work, found, leftOut);
  refuseUnseenChanges(work, found.counts);
  await ensureYear(tx, schoolId, academicYearOf(statedOn));
  // Before the new ones are there, who are in the file but not among those it was compared with.
  if (fullRoll) await writeLeavers(tx, schoolId, statedOn, inFile);
  let written = 0;
  for (const batch of batches(differing, writtenAtOnce)) {
    await writePupils(tx, schoolId, batch, statedOn);
    written += batch.length;
    await goOn(work, (layout.rows * (1 + written / differing.length)) / 2);
  }
  await lookAtManyNew(tx, differing);
  await endStaysOfLeavers(tx, schoolId, work.at);
  return found;
}

function refuse({ run, mapping: { fullRoll }, checked }: PartWork, found: PartFindings, leftOut: number): void {
  const { invalid, wouldLeave } = found.counts;
  if (invalid > 0 && !run.leaveOutInvalid) {
    throw new ImportRefused('Some rows cannot be read. Fix them in the file, or leave them out.', found);
  }
  // A row that cannot be read, or is nobody's, may be a pupil who would then be taken for a leaver.
  if (fullRoll && invalid + leftOut > 0) {
    throw new ImportRefused('A full roll with rows left out says nothing sure of who has left.', found);
  }
  if (wouldLeave !== (checked?.wouldLeave ?? 0)) {
    throw new ImportRefused('The roll has changed since the file was checked. Check it again.', found);
  }
}

async function countLeavers({ tx, schoolId, mapping }: PartWork, inFile: string[]): Promise<number> {
  const [row] = await tx.query<{ count: number }[]>(`SELECT count(*)::int AS count ${notInRollSql}`, [
    schoolId,
    mapping.statedOn,
    inFile,
  ]);
  return row?.count ?? 0;
}

export const pupilsWork: ImportKindWork = { check, apply };
