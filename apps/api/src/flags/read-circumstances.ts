import type { AgreedLevel, ConcernStanding, PupilCircumstances, SupportFact } from '@headway/domain';
import type { Transaction } from '../core/database/database';
import { doseKey, dosesOf } from '../interventions/dose';
import type { AnalysisScope } from './analysis-scope';

/** What is known of pupils beside their results, by `circumstancesKey`; the strands are found by the analysis itself. */
export type KnownCircumstances = Omit<PupilCircumstances, 'strands'>;

export const circumstancesKey = (subjectId: number, pupilId: string): string => `${subjectId} ${pupilId}`;

interface AgreedRow {
  kind: 'target' | 'forecast';
  subject_id: number;
  pupil_id: string;
  window_id: number;
  scale_id: number;
  value: number;
}

interface SupportRow {
  subject_id: number;
  pupil_id: string;
  group_id: string;
  starts_on: string;
  review_on: string;
}

/** Reads targets, forecasts, groups and concerns of the pupils of a scope: one statement each. */
export async function readCircumstances(
  tx: Transaction,
  schoolId: number,
  today: string,
  scope: AnalysisScope,
): Promise<Map<string, KnownCircumstances>> {
  const found = new Map<
    string,
    { targets: AgreedLevel[]; forecasts: AgreedLevel[]; support: SupportFact[]; concerns: ConcernStanding[] }
  >();
  const of = (subjectId: number, pupilId: string) => {
    const key = circumstancesKey(subjectId, pupilId);
    const known = found.get(key) ?? { targets: [], forecasts: [], support: [], concerns: [] };
    found.set(key, known);
    return known;
  };
  for (const row of await readAgreed(tx, schoolId, scope)) {
    const level = { window: String(row.window_id), scale: String(row.scale_id), value: row.value };
    of(row.subject_id, row.pupil_id)[row.kind === 'target' ? 'targets' : 'forecasts'].push(level);
  }
  const stays = await readStays(tx, schoolId, today, scope);
  const doses = await dosesOf(tx, [...new Set(stays.map(({ group_id }) => group_id))], today);
  for (const { subject_id, pupil_id, group_id: group, starts_on, review_on } of stays) {
    const dose = doses.get(doseKey(group, pupil_id));
    of(subject_id, pupil_id).support.push({
      group,
      startedOn: starts_on,
      reviewOn: review_on,
      planned: dose?.due ?? 0,
      had: dose?.had ?? 0,
      exitAt: null,
    });
  }
  for (const { subject_id, pupil_id, id, raised_on } of await readConcerns(tx, schoolId, scope)) {
    of(subject_id, pupil_id).concerns.push({ id, raisedOn: raised_on });
  }
  return found;
}

function readAgreed(tx: Transaction, schoolId: number, scope: AnalysisScope): Promise<AgreedRow[]> {
  const select = (table: 'target' | 'forecast'): string =>
    `SELECT '${table}' AS kind, t.subject_id, t.pupil_id, t.window_id, t.scale_id, t.value
     FROM ${table} t JOIN pupil p ON p.school_id = t.school_id AND p.id = t.pupil_id
     WHERE t.school_id = $1 AND ${scope.sql('t.subject_id', 'p.cohort_year', 2)}`;
  return tx.query(`${select('target')} UNION ALL ${select('forecast')} ORDER BY pupil_id, subject_id, window_id`, [
    schoolId,
    ...scope.parameters(),
  ]);
}

/** Who is today in a group that is help beyond what everyone gets. */
function readStays(tx: Transaction, schoolId: number, today: string, scope: AnalysisScope): Promise<SupportRow[]> {
  return tx.query(
    `SELECT g.subject_id, pl.pupil_id, pl.group_id, pl.starts_on::text, g.review_on::text
     FROM placement pl
     JOIN intervention_group g ON g.school_id = pl.school_id AND g.id = pl.group_id
     JOIN programme m ON m.school_id = g.school_id AND m.id = g.programme_id
     JOIN pupil p ON p.school_id = pl.school_id AND p.id = pl.pupil_id
     WHERE pl.school_id = $1 AND pl.undone_at IS NULL AND g.closed_at IS NULL AND g.subject_id IS NOT NULL
       AND m.tier <> 'universal' AND m.kind <> 'enrichment'
       AND pl.starts_on <= $5 AND (pl.ends_on IS NULL OR pl.ends_on >= $5)
       AND ${scope.sql('g.subject_id', 'p.cohort_year', 2)}
     ORDER BY pl.pupil_id, pl.starts_on, pl.group_id`,
    [schoolId, ...scope.parameters(), today],
  );
}

function readConcerns(
  tx: Transaction,
  schoolId: number,
  scope: AnalysisScope,
): Promise<{ subject_id: number; pupil_id: string; id: string; raised_on: string }[]> {
  return tx.query(
    `SELECT c.subject_id, c.pupil_id, c.id, c.raised_on::text
     FROM staff_concern c JOIN pupil p ON p.school_id = c.school_id AND p.id = c.pupil_id
     WHERE c.school_id = $1 AND c.subject_id IS NOT NULL AND c.closed_at IS NULL AND c.undone_at IS NULL
       AND ${scope.sql('c.subject_id', 'p.cohort_year', 2)}
     ORDER BY c.id`,
    [schoolId, ...scope.parameters()],
  );
}
