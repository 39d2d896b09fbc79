import { attendanceFields } from './attendance/attendance-fields';
import { characteristicFields } from './characteristics/characteristic-fields';
import { classFields } from './classes/class-fields';
import type { KindFields } from './field-words';
import { interventionFields } from './interventions/intervention-fields';
import { pupilFields } from './pupils/pupil-fields';
import { marksheetFields, resultFields } from './results/result-fields';
import { schoolFields } from './school/school-fields';
import { staffFields } from './staff/staff-fields';
import { targetFields } from './targets/target-fields';

/** What files of each kind can hold. A kind is added here, and what it does in import-kinds.ts. */
export const kindFields = {
  results: resultFields,
  marksheet: marksheetFields,
  pupils: pupilFields,
  staff: staffFields,
  classes: classFields,
  characteristics: characteristicFields,
  attendance: attendanceFields,
  targets: targetFields,
  interventions: interventionFields,
  school: schoolFields,
} as const satisfies Record<string, KindFields>;
