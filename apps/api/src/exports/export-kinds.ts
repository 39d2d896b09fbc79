import type { ExportKind } from './export-kind';
import { attendanceExport } from './kinds/attendance-export';
import { characteristicsExport } from './kinds/characteristics-export';
import { classesExport } from './kinds/classes-export';
import { flagsExport } from './kinds/flags-export';
import { interventionsExport } from './kinds/interventions-export';
import { marksheetExport } from './kinds/marksheet-export';
import { pupilsExport } from './kinds/pupils-export';
import { resultsExport } from './kinds/results-export';
import { scalesExport, windowsExport } from './kinds/setting-up-exports';
import { staffExport } from './kinds/staff-export';
import { targetsExport } from './kinds/targets-export';

/** Everything that can be taken away, in the order of the page. */
export const exportKinds: readonly ExportKind[] = [
  pupilsExport,
  characteristicsExport,
  classesExport,
  staffExport,
  resultsExport,
  marksheetExport,
  attendanceExport,
  targetsExport,
  interventionsExport,
  flagsExport,
  windowsExport,
  scalesExport,
];
