import { kindOfFile } from '../field-words';
import { pupilOfRow } from '../pupil-of-row';
import { resultFields } from '../results/result-fields';
import { datesOfRow, staffOfRow } from '../rows/shared-fields';

/** Classes and sets with who is in them, a pupil or an adult a row. */
export const classFields = kindOfFile({
  label: 'Classes and sets',
  needed: ['class'],
  oneOf: [['upn', 'staff']],
  subjects: null,
  fields: {
    upn: pupilOfRow.upn,
    surname: pupilOfRow.surname,
    forename: pupilOfRow.forename,
    class: {
      label: 'Class',
      names: ['class', 'classname', 'set', 'setname', 'teachinggroup', 'teachingset', 'group', 'form', 'reggroup'],
    },
    'class-kind': { label: 'Kind of class', names: ['kindofclass', 'classkind', 'classtype', 'grouptype'] },
    subject: { label: 'Subject', names: ['subject', 'subjectname'] },
    'academic-year': resultFields.fields['academic-year'],
    ...staffOfRow,
    'staff-role': { label: 'Teaches or assists', names: ['teachesorassists', 'staffrole', 'classrole'] },
    ...datesOfRow,
  },
});
