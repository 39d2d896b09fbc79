import { kindOfFile } from '../field-words';
import { pupilOfRow } from '../pupil-of-row';
import { resultFields } from '../results/result-fields';

/** Pupils' own targets, one a row. */
export const targetFields = kindOfFile({
  label: 'Targets',
  needed: ['upn', 'academic-year', 'half-term', 'subject', 'target'],
  subjects: null,
  fields: {
    ...pupilOfRow,
    'academic-year': resultFields.fields['academic-year'],
    'half-term': resultFields.fields['half-term'],
    subject: { label: 'Subject', names: resultFields.fields.subject.names },
    target: { label: 'Target', names: ['target', 'targetgrade', 'targetresult', 'agreedtarget', 'personaltarget'] },
    'agreed-with': { label: 'Agreed with', names: ['agreedwith', 'agreedby', 'discussedwith'] },
    'agreed-on': { label: 'Agreed on', names: ['agreedon', 'agreeddate', 'dateagreed', 'seton', 'dateset'] },
    note: { label: 'Note', names: ['note', 'notes', 'comment', 'comments'] },
  },
});
