import { kindOfFile } from '../field-words';
import { pupilOfRow } from '../pupil-of-row';
import { resultFields } from '../results/result-fields';

/** Attendance: sessions counted by half term, the marks of a day a row, or marks from a day on. */
export const attendanceFields = kindOfFile({
  label: 'Attendance',
  needed: ['upn'],
  oneOf: [
    ['half-term', 'date', 'first-day'],
    ['possible', 'am', 'marks'],
  ],
  subjects: null,
  fields: {
    ...pupilOfRow,
    'academic-year': resultFields.fields['academic-year'],
    'half-term': resultFields.fields['half-term'],
    possible: { label: 'Possible sessions', names: ['possiblesessions', 'possible', 'sessionspossible', 'poss'] },
    attended: {
      label: 'Attended sessions',
      names: [
        'attendedsessions',
        'attended',
        'sessionsattended',
        'attendances',
        'present',
        'presents',
        'presentsessions',
        'sessionspresent',
      ],
    },
    absences: {
      label: 'Absent sessions',
      names: ['absentsessions', 'absences', 'absent', 'totalabsences', 'sessionsmissed', 'missed'],
    },
    date: { label: 'Day', names: ['day', 'date', 'markdate', 'attendancedate'] },
    am: { label: 'Morning mark', names: ['morningmark', 'am', 'morning', 'ammark'] },
    pm: { label: 'Afternoon mark', names: ['afternoonmark', 'pm', 'afternoon', 'pmmark'] },
    marks: { label: 'Marks', names: ['marks', 'attendancemarks', 'register', 'codes', 'attendance'] },
    'first-day': {
      label: 'First day of the marks',
      names: ['firstdayofthemarks', 'firstday', 'from', 'startdate', 'marksfrom', 'attendancestartdate'],
    },
  },
});
