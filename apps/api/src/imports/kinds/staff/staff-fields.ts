import { kindOfFile } from '../field-words';
import { pupilOfRow } from '../pupil-of-row';

/** Staff, one a row. */
export const staffFields = kindOfFile({
  label: 'Staff',
  needed: ['surname', 'forename'],
  oneOf: [['staff-id', 'email', 'role']],
  subjects: null,
  fields: {
    'staff-id': {
      label: 'Staff ID',
      names: ['staffid', 'staffcode', 'employeeid', 'employeenumber', 'payrollnumber', 'staffnumber'],
    },
    title: { label: 'Title', names: ['title', 'salutation'] },
    surname: pupilOfRow.surname,
    forename: pupilOfRow.forename,
    email: { label: 'Email', names: ['email', 'emailaddress', 'workemail', 'mainemail'] },
    role: { label: 'Role', names: ['role', 'jobtitle', 'job', 'post', 'position', 'rolename'] },
    'left-on': {
      label: 'Leaves on',
      names: ['leaveson', 'lefton', 'dateofleaving', 'leavingdate', 'enddate', 'dateleft'],
    },
  },
});
