import type { FlagSettings } from '@headway/domain';
import type { StoredAlert } from '../alerts/write-alerts';
import type { Transaction } from '../core/database/database';
import type { AnalysisBackground } from './analysed-cohorts';
import type { AnalysisScope } from './analysis-scope';
import { readCircumstances } from './read-circumstances';
import { readGroups } from './read-groups';

interface BackgroundQuestion {
  today: string;
  scope: AnalysisScope;
  liveAlerts: readonly StoredAlert[];
  settingsOf: (cohortYear: number) => FlagSettings;
}

/** Reads what the analysis needs beside results: strands, groups of pupils, and what is known of each pupil. */
export async function readBackground(
  tx: Transaction,
  schoolId: number,
  { today, scope, liveAlerts, settingsOf }: BackgroundQuestion,
): Promise<AnalysisBackground> {
  const subjects = await tx.query<{ id: number; strand_of: number | null }[]>(
    'SELECT id, strand_of FROM subject WHERE school_id = $1',
    [schoolId],
  );
  const fellFrom = new Map(
    liveAlerts.map((alert) => [alertPlace(alert.subjectId, alert.cohortYear, alert.groupKey), alert.fromWindowId]),
  );
  return {
    strandOf: new Map(subjects.map(({ id, strand_of }) => [id, strand_of])),
    circumstances: await readCircumstances(tx, schoolId, today, scope),
    groups: await readGroups(tx, schoolId, today),
    fellFrom: ({ subjectId, cohortYear }, groupKey) => fellFrom.get(alertPlace(subjectId, cohortYear, groupKey)),
    settingsOf,
  };
}

const alertPlace = (subjectId: number, cohortYear: number, groupKey: string): string =>
  `${subjectId} ${cohortYear} ${groupKey}`;
