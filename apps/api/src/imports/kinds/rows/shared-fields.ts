import type { FieldWords } from '../field-words';

/** When something held, first and last day. */
export const datesOfRow = {
  'starts-on': {
    label: 'From',
    names: ['from', 'startson', 'startdate', 'start', 'datefrom', 'validfrom', 'pupilpremiumfystartdate'],
  },
  'ends-on': {
    label: 'To',
    names: ['to', 'endson', 'enddate', 'end', 'until', 'dateto', 'validto', 'finish', 'pupilpremiumfyenddate'],
  },
} as const satisfies Record<string, FieldWords>;

/** How a row names an adult: by number, address or name. */
export const staffOfRow = {
  staff: {
    label: 'Staff',
    names: ['staff', 'teacher', 'staffemail', 'teacheremail', 'teachercode', 'classteacher', 'teachername'],
  },
} as const satisfies Record<string, FieldWords>;
