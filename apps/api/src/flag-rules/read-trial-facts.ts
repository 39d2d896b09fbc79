import { academicYearOf, type CohortFacts, type IsoDate, type PhaseSettings } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import { readLiveAlerts } from '../alerts/write-alerts';
import { Database, type Transaction } from '../core/database/database';
import { withBackground } from '../flags/analysed-cohorts';
import { AnalysisScope } from '../flags/analysis-scope';
import type { Cohort } from '../flags/assemble-cohorts';
import { readBackground } from '../flags/read-background';
import { readCohorts } from '../flags/read-cohorts';
import { readWholePupils, type WholePupil } from '../flags/read-whole-pupils';
import { rulesInUse } from './rules-in-use.queries';

/** All that a try-out looks at, of one moment. */
export interface TrialFacts {
  /** Number 0: as shipped. */
  inUse: { number: number; settings: PhaseSettings };
  /** Year groups in subjects; strands come with the subject they are part of. */
  cohorts: readonly Cohort[];
  strandsOf: (cohort: Cohort) => readonly Cohort[];
  /** A cohort's facts with groups, targets and what else is known beside the results. */
  withBackground: (cohort: Cohort) => CohortFacts;
  wholePupils: readonly WholePupil[];
  /** The registration class of each pupil today. */
  classOf: ReadonlyMap<string, string>;
}

/** Reads what the analysis would read today, in one short transaction. */
@Injectable()
export class ReadTrialFacts {
  constructor(private readonly database: Database) {}

  read(schoolId: number, today: IsoDate): Promise<TrialFacts> {
    const scope = AnalysisScope.whole;
    return this.database.inSchool(schoolId, async (tx) => {
      const { version, settings } = await rulesInUse(tx, schoolId);
      const every = await readCohorts(tx, schoolId, today);
      const liveAlerts = await readLiveAlerts(tx, schoolId, scope);
      const background = await readBackground(tx, schoolId, { today, scope, liveAlerts, settingsOf: () => ({}) });
      const startYear = academicYearOf(today);
      const parent = ({ subjectId }: Cohort): number | null => background.strandOf.get(subjectId) ?? null;
      return {
        inUse: { number: version ?? 0, settings },
        cohorts: every.filter((cohort) => parent(cohort) === null),
        strandsOf: ({ subjectId, cohortYear }) =>
          every.filter((cohort) => parent(cohort) === subjectId && cohort.cohortYear === cohortYear),
        withBackground: (cohort) => withBackground(cohort, background, new Map()),
        wholePupils: await readWholePupils(tx, schoolId, { today, startYear, years: null }),
        classOf: await readClasses(tx, schoolId, today),
      };
    });
  }
}

async function readClasses(tx: Transaction, schoolId: number, today: IsoDate): Promise<Map<string, string>> {
  const rows = await tx.query<{ pupilId: string; classId: string }[]>(
    `SELECT DISTINCT ON (cp.pupil_id) cp.pupil_id AS "pupilId", cp.class_id AS "classId"
     FROM class_pupil cp JOIN class c ON c.school_id = cp.school_id AND c.id = cp.class_id
     WHERE cp.school_id = $1 AND cp.starts_on <= $2 AND (cp.ends_on IS NULL OR cp.ends_on >= $2)
     ORDER BY cp.pupil_id, c.kind, c.name`,
    [schoolId, today],
  );
  return new Map(rows.map(({ pupilId, classId }) => [pupilId, classId]));
}
