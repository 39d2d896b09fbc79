import type { PartWork } from '../../part-work';
import { readTable } from '../rows/read-table';
import { Roll } from '../rows/roll';
import { TableFindings } from '../rows/table-findings';
import { tableWork } from '../rows/table-work';
import { kindLabel, needToKnow } from './characteristic-words';
import { mayKnowWhoIsLookedAfter } from './looked-after-access';
import { type ReadFact, readFacts } from './read-facts';
import { type FactWrites, settleFacts, type StoredFact } from './settle-facts';

/** Facts about pupils, dated: a new value ends the old one the day before. */
export const characteristicsWork = tableWork(async (work) => {
  const findings = new TableFindings();
  const roll = await Roll.of(work);
  const rows = await readTable(work, findings, (cells) => {
    const pupil = roll.pupilOf(cells, findings);
    return pupil && readFacts(cells, pupil);
  });
  const facts = await known(work, rows.flat(), findings);
  const stored = await work.tx.query<StoredFact[]>(
    `SELECT pupil_id AS "pupilId", kind, value AS key, starts_on::text AS "startsOn", ends_on::text AS "endsOn"
     FROM characteristic WHERE school_id = $1 AND pupil_id = ANY($2) ORDER BY starts_on`,
    [work.schoolId, [...new Set(facts.map(({ pupil }) => pupil.id))]],
  );
  const writes = settleFacts(facts, stored, work.mapping.statedOn, findings);
  return { findings, write: () => writeFacts(work, writes) };
});

/** Who is looked after comes in only from somebody who may know it; nobody is named to anybody else. */
async function known(work: PartWork, facts: readonly ReadFact[], findings: TableFindings): Promise<ReadFact[]> {
  const secret = facts.filter(({ kind }) => needToKnow.has(kind));
  const [first] = secret;
  if (!first || (await mayKnowWhoIsLookedAfter(work))) return [...facts];
  findings.counts.leftOut += secret.length;
  const why = 'Left out: only those who need to know who is looked after can bring this in';
  findings.warn(first.row, kindLabel('looked-after'), '', why);
  return facts.filter(({ kind }) => !needToKnow.has(kind));
}

async function writeFacts({ tx, schoolId }: PartWork, { added, ended, removed }: FactWrites): Promise<void> {
  const given = (facts: readonly StoredFact[]): unknown[] => [
    schoolId,
    facts.map(({ pupilId }) => pupilId),
    facts.map(({ kind }) => kind),
    facts.map(({ key }) => key),
    facts.map(({ startsOn }) => startsOn),
    facts.map(({ endsOn }) => endsOn),
  ];
  const givenSql = `unnest($2::uuid[], $3::text[], $4::text[], $5::date[], $6::date[])
    AS given(pupil_id, kind, value, starts_on, ends_on)`;
  const sameSql = `f.school_id = $1
    AND (f.pupil_id, f.kind, f.value, f.starts_on) = (given.pupil_id, given.kind, given.value, given.starts_on)`;
  await tx.query(`DELETE FROM characteristic f USING ${givenSql} WHERE ${sameSql}`, given(removed));
  await tx.query(`UPDATE characteristic f SET ends_on = given.ends_on FROM ${givenSql} WHERE ${sameSql}`, given(ended));
  await tx.query(
    `INSERT INTO characteristic (school_id, pupil_id, kind, value, starts_on, ends_on)
     SELECT $1, given.* FROM ${givenSql}`,
    given(added),
  );
}
