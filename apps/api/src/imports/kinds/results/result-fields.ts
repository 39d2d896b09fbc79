import { kindOfFile } from '../field-words';
import { pupilOfRow } from '../pupil-of-row';

/** Results, one a row. */
export const resultFields = kindOfFile({
  label: 'Results',
  needed: ['upn', 'academic-year', 'half-term', 'subject', 'result'],
  subjects: { subject: 'subject', mark: 'result' },
  fields: {
    ...pupilOfRow,
    'academic-year': { label: 'Academic year', names: ['academicyear', 'schoolyear', 'year'] },
    'half-term': { label: 'Half term', names: ['halfterm', 'term', 'window', 'assessmentpoint', 'datadrop'] },
    subject: { label: 'Subject', names: ['subject', 'subjectname', 'strand'] },
    result: {
      label: 'Result',
      names: ['result', 'mark', 'score', 'grade', 'value', 'standardisedscore', 'scaledscore'],
    },
    'standard-error': {
      label: 'Standard error',
      names: ['standarderror', 'se', 'sem', 'standarderrorofmeasurement'],
    },
    'test-date': {
      label: 'Test date',
      names: ['testdate', 'dateoftest', 'datetested', 'testedon', 'assessmentdate', 'date'],
    },
    school: { label: 'School where it was earned', names: ['school', 'fromschool', 'previousschool'] },
  },
});

/** A mark sheet: a pupil a row, a column for each subject and half term. */
export const marksheetFields = kindOfFile({
  label: 'Mark sheet',
  needed: ['upn', 'mark'],
  subjects: 'headers',
  fields: { ...pupilOfRow, mark: { label: 'Results of a subject and half term', names: [] } },
});
