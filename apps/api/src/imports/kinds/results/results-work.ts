import { labelOf, windowLabel, windowOfNumber } from '@headway/domain';
import { compareResults } from '../../../assessments/compare-results';
import { collectFrom } from '../../../assessments/collect-from';
import { writeResults } from '../../../assessments/write-results';
import { ensureYear } from '../../../schools/ensure-year';
import { changesKept, type ImportChange } from '../../import-counts';
import { ImportRefused } from '../../import-stops';
import { batches, goOn, type PartFindings, type PartWork } from '../../part-work';
import type { ImportKindWork } from '../import-kind';
import type { OwnSchool } from './earlier-school';
import { type KnownPupil, type KnownSubject, type ReadResult, readResults, type ResultsRead } from './read-results';
import { refuseUnseenChanges } from '../unseen-changes';
import { ScalesOfResults } from './scales-of-results';
import { addedSubjects, plannedSubjects, schoolScales } from './school-subjects';

const comparedAtOnce = 5_000;
const writtenAtOnce = 2_000;

type Subjects = ReadonlyMap<string, KnownSubject | null>;

/** Everybody by UPN, and by a former one that was nobody else's. */
async function knownPupils({ tx, schoolId }: PartWork): Promise<Map<string, KnownPupil>> {
  const rows = await tx.query<(KnownPupil & { upn: string })[]>(
    `SELECT numbers.upn, p.id, coalesce(p.preferred_surname, p.legal_surname) || ', ' ||
            coalesce(p.preferred_forename, p.legal_forename) AS name, p.cohort_year AS "cohortYear",
            p.entry_date::text AS "entryDate"
     FROM (SELECT former_upn AS upn, (array_agg(id))[1] AS id, 0 AS place FROM pupil WHERE school_id = $1 AND former_upn IS NOT NULL
           GROUP BY former_upn HAVING count(*) = 1
           UNION ALL SELECT upn, id, 1 FROM pupil WHERE school_id = $1) AS numbers
     JOIN pupil p ON p.school_id = $1 AND p.id = numbers.id ORDER BY numbers.place`,
    [schoolId],
  );
  // A number of today stands last, and so comes before a former one.
  return new Map(rows.map(({ upn, ...pupil }) => [upn, pupil]));
}

async function ownSchool({ tx, schoolId }: PartWork): Promise<OwnSchool> {
  const [school] = await tx.query<OwnSchool[]>(
    'SELECT la_code || establishment AS number, name FROM school WHERE id = $1',
    [schoolId],
  );
  return school ?? { number: null, name: '' };
}

/** Reading is the first half of the work, comparing or writing the second. */
async function read(work: PartWork, subjects: Subjects, scales: ScalesOfResults): Promise<ResultsRead> {
  const { today } = work;
  const context = { pupils: await knownPupils(work), subjects, scales, today, school: await ownSchool(work) };
  return readResults(work, context, (rows) => goOn(work, rows / 2));
}

/** Finds what bringing in the results would do, without doing it. */
async function check(work: PartWork): Promise<PartFindings> {
  const { tx, schoolId, layout } = work;
  const subjects = await plannedSubjects(tx, schoolId, work.mapping);
  const { results, problems, counts } = await read(work, subjects, await ScalesOfResults.read(work));
  const names = new Map([...subjects.values()].map((subject) => [subject?.id, subject?.name]));
  const scales = new Map((await schoolScales(tx, schoolId)).map((scale) => [scale.id, scale]));
  for (const subject of subjects.values()) {
    if (subject && subject.scaleId < 0)
      scales.set(subject.scaleId, { ...subject.scale, id: subject.scaleId, name: '' });
  }
  const inWords = ({ value, code, scaleId }: Pick<ReadResult, 'value' | 'code' | 'scaleId'>): string => {
    const scale = scales.get(scaleId);
    return value === null ? (code ?? '') : scale ? labelOf(value, scale) : String(value);
  };
  const changes: ImportChange[] = [];
  const pupils = new Set<string>();
  let compared = 0;
  for (const batch of batches(results, comparedAtOnce)) {
    const met = new Map((await compareResults(tx, schoolId, batch)).map((result) => [result.index, result]));
    for (const [i, result] of batch.entries()) {
      const before = met.get(i);
      if (before && !before.changed) {
        counts.unchanged += 1;
        continue;
      }
      pupils.add(result.pupilId);
      if (!before) {
        counts.created += 1;
        continue;
      }
      counts.changed += 1;
      if (changes.length >= changesKept) continue;
      const what = `${names.get(result.subjectId) ?? ''}, ${windowLabel(windowOfNumber(result.windowId))}`;
      const { row, pupilId, pupil } = result;
      changes.push({ row, pupilId, pupil: pupil.name, what, before: inWords(before), after: inWords(result) });
    }
    compared += batch.length;
    await goOn(work, (layout.rows * (1 + compared / results.length)) / 2);
  }
  counts.pupils = pupils.size;
  return { counts, problems: problems.list(), changes, questions: [] };
}

/**
 * Brings the results in.
 * @throws ImportRefused when rows cannot be read and nobody said to leave them out.
 */
async function apply(work: PartWork): Promise<PartFindings> {
  const { tx, schoolId, run, layout, at } = work;
  // Before the subjects get the scales that were chosen for them.
  const ownScales = await ScalesOfResults.read(work);
  const subjects = await addedSubjects(tx, schoolId, work.mapping);
  const { results, problems, counts } = await read(work, subjects, ownScales);
  if (counts.invalid > 0 && !run.leaveOutInvalid) {
    throw new ImportRefused('Some rows cannot be read. Fix them in the file, or leave them out.', {
      counts,
      problems: problems.list(),
    });
  }
  for (const startYear of new Set(counts.windows.map((window) => windowOfNumber(window).startYear))) {
    await ensureYear(tx, schoolId, startYear);
  }
  const author = { schoolId, at, staffId: run.appliedBy, importRunId: run.id };
  let written = 0;
  for (const batch of batches(results, writtenAtOnce)) {
    const { created, changed, unchanged } = await writeResults(tx, author, batch);
    counts.created += created;
    counts.changed += changed;
    counts.unchanged += unchanged;
    written += batch.length;
    await goOn(work, (layout.rows * (1 + written / results.length)) / 2);
  }
  refuseUnseenChanges(work, counts);
  await collectFrom(tx, schoolId, yearGroupsOf(results));
  counts.pupils = work.checked?.pupils ?? 0;
  return { counts, problems: problems.list(), changes: [], questions: [] };
}

/** The year groups that each subject was collected from in each window. */
function yearGroupsOf(results: readonly ReadResult[]): { windowId: number; subjectId: number; yearGroup: number }[] {
  const different = new Map<string, { windowId: number; subjectId: number; yearGroup: number }>();
  for (const { windowId, subjectId, pupil } of results) {
    const yearGroup = windowOfNumber(windowId).startYear - pupil.cohortYear;
    different.set(`${windowId} ${subjectId} ${yearGroup}`, { windowId, subjectId, yearGroup });
  }
  return [...different.values()];
}

export const resultsWork: ImportKindWork = { check, apply };
