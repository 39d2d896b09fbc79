import type { IsoDate } from '@headway/domain';
import type { Transaction } from '../core/database/database';
import { UnreadableFile } from './file/unreadable-file';
import { ImportRefused } from './import-stops';
import { importKindWork } from './kinds/import-kinds';
import { goOn, type PartFindings, type PartWork } from './part-work';
import { type StoredImport, type StoredPart, storedParts, storedTable } from './stored-import';

/** What a check or an application of an import has. */
export interface ImportSetting {
  tx: Transaction;
  schoolId: number;
  run: StoredImport;
  at: Date;
  today: IsoDate;
  /** Says how many rows of all parts are done. */
  progress: (rows: number) => void;
}

/** What was found in a part. */
export interface FoundInPart {
  place: number;
  found: PartFindings;
}

/** Brings every part in, in their order. */
export function applyParts(setting: ImportSetting): Promise<FoundInPart[]> {
  return inOrder(setting, (work) => importKindWork[work.mapping.kind].apply(work));
}

/**
 * Finds what every part would do. A later part can depend on an earlier one (results of pupils who come with the same
 * file), so that all but the last are brought in for the while, and then taken back.
 */
export async function checkParts(setting: ImportSetting): Promise<FoundInPart[]> {
  const { tx } = setting;
  await tx.query('SAVEPOINT rehearsal');
  const parts = await inOrder(setting, async (work, isLast) => {
    const found = await importKindWork[work.mapping.kind].check(work);
    if (!isLast) await rehearse(work, found);
    return found;
  });
  await tx.query('ROLLBACK TO SAVEPOINT rehearsal');
  return parts.length > 1 ? withoutNewPupils(setting, parts) : parts;
}

async function inOrder(
  setting: ImportSetting,
  act: (work: PartWork, isLast: boolean) => Promise<PartFindings>,
): Promise<FoundInPart[]> {
  const { tx, schoolId, run } = setting;
  const parts = (await storedParts(tx, schoolId, run.id)).filter(({ leftOut }) => !leftOut);
  const results: FoundInPart[] = [];
  let done = 0;
  for (const [i, part] of parts.entries()) {
    const work = await workOn(setting, part, done);
    await goOn(work, 0);
    try {
      results.push({ place: part.place, found: await act(work, i === parts.length - 1) });
    } catch (error) {
      throw inPart(error, part, parts.length > 1);
    }
    done += part.layout.rows;
  }
  return results;
}

async function workOn(setting: ImportSetting, part: StoredPart, before: number): Promise<PartWork> {
  const { tx, schoolId, run, progress } = setting;
  const { place, name, layout, mapping, counts } = part;
  if (!mapping) throw new Error('A part that goes in has no mapping.');
  const bytes = await storedTable(tx, schoolId, run.id, place);
  const { answers } = run;
  const rows = { progress: (done: number) => progress(before + done) };
  return { ...setting, place, name, layout, mapping, bytes, answers, checked: counts, ...rows };
}

/** Brings a part in as far as it can go, so that the next can be checked. */
async function rehearse(work: PartWork, { counts }: PartFindings): Promise<void> {
  const { tx, run } = work;
  await tx.query('SAVEPOINT part');
  try {
    const asIfAgreed = { run: { ...run, leaveOutInvalid: true }, checked: counts, progress: () => undefined };
    await importKindWork[work.mapping.kind].apply({ ...work, ...asIfAgreed });
    await tx.query('RELEASE SAVEPOINT part');
  } catch (error) {
    // What stands in its way is among its problems; the next part is checked without it.
    if (!(error instanceof ImportRefused)) throw error;
    await tx.query('ROLLBACK TO SAVEPOINT part');
  }
}

/** Pupils who came with the rehearsal are nobody's once it is taken back. */
async function withoutNewPupils({ tx, schoolId }: ImportSetting, parts: FoundInPart[]): Promise<FoundInPart[]> {
  const named = parts.flatMap(({ found }) => [...found.problems, ...found.changes].map(({ pupilId }) => pupilId));
  const rows = await tx.query<{ id: string }[]>('SELECT id FROM pupil WHERE school_id = $1 AND id = ANY($2)', [
    schoolId,
    [...new Set(named.filter((id) => id !== null))],
  ]);
  const known = new Set(rows.map(({ id }) => id));
  const settled = <T extends { pupilId: string | null }>(list: T[]): T[] =>
    list.map((row) => (row.pupilId === null || known.has(row.pupilId) ? row : { ...row, pupilId: null }));
  return parts.map(({ place, found }) => ({
    place,
    found: { ...found, problems: settled(found.problems), changes: settled(found.changes) },
  }));
}

/** The error, saying which part it is about. */
function inPart(error: unknown, { place, name }: StoredPart, several: boolean): unknown {
  const words = (message: string): string => (several ? `${name}: ${message}` : message);
  if (error instanceof ImportRefused) return new ImportRefused(words(error.message), error.found, place);
  if (error instanceof UnreadableFile) return new UnreadableFile(words(error.message));
  return error;
}
