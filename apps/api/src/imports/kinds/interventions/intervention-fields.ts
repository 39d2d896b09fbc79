import { kindOfFile } from '../field-words';
import { pupilOfRow } from '../pupil-of-row';
import { resultFields } from '../results/result-fields';
import { datesOfRow } from '../rows/shared-fields';

/** Who is, or was, in which group of which programme: one stay a row. */
export const interventionFields = kindOfFile({
  label: 'Interventions',
  needed: ['upn', 'programme', 'starts-on'],
  subjects: null,
  fields: {
    ...pupilOfRow,
    programme: {
      label: 'Programme',
      names: ['programme', 'intervention', 'interventionname', 'programmename', 'program', 'provision'],
    },
    group: { label: 'Group', names: ['group', 'groupname', 'interventiongroup'] },
    subject: { label: 'Subject', names: resultFields.fields.subject.names },
    leader: { label: 'Leader', names: ['leader', 'ledby', 'deliveredby', 'staff', 'staffmember', 'tutor'] },
    ...datesOfRow,
    reason: { label: 'Reason', names: ['reason', 'why', 'reasonforreferral', 'entryreason', 'concern'] },
    outcome: { label: 'Outcome', names: ['outcome', 'exitreason', 'result', 'reasonforleaving', 'impact'] },
  },
});
