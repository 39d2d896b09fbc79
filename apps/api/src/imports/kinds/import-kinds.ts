import type { ImportKind } from '../mapping/import-mapping';
import { attendanceWork } from './attendance/plan-attendance';
import { characteristicsWork } from './characteristics/plan-characteristics';
import { classesWork } from './classes/plan-classes';
import type { ImportKindWork } from './import-kind';
import { interventionsWork } from './interventions/plan-interventions';
import { pupilsWork } from './pupils/pupils-work';
import { resultsWork } from './results/results-work';
import { schoolWork } from './school/plan-school';
import { staffWork } from './staff/plan-staff';
import { targetsWork } from './targets/plan-targets';

/** What is done with each kind. */
export const importKindWork: Record<ImportKind, ImportKindWork> = {
  results: resultsWork,
  marksheet: resultsWork,
  pupils: pupilsWork,
  staff: staffWork,
  classes: classesWork,
  characteristics: characteristicsWork,
  attendance: attendanceWork,
  targets: targetsWork,
  interventions: interventionsWork,
  school: schoolWork,
};
