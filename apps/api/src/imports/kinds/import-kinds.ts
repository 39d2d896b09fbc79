import type { ImportKind } from '../mapping/import-mapping';
import { classesWork } from './classes/plan-classes';
import type { ImportKindWork } from './import-kind';
import { pupilsWork } from './pupils/pupils-work';
import { resultsWork } from './results/results-work';
import { staffWork } from './staff/plan-staff';

/** What is done with each kind. */
export const importKindWork: Record<ImportKind, ImportKindWork> = {
  results: resultsWork,
  marksheet: resultsWork,
  pupils: pupilsWork,
  staff: staffWork,
  classes: classesWork,
};
