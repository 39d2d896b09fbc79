/**
 * What may stand in an element: others by name; `text`; `any`thing, where suppliers differ in the layout; or nothing
 * that is wanted: it is passed over unread and not kept.
 */
export type CtfPlace = Readonly<{ [name: string]: CtfPlace }> | 'text' | 'any' | 'unwanted';

const texts = (...names: string[]): Record<string, CtfPlace> => Object.fromEntries(names.map((name) => [name, 'text']));
const unwanted = (...names: string[]): Record<string, CtfPlace> =>
  Object.fromEntries(names.map((name) => [name, 'unwanted']));

const school = texts('lea', 'estab', 'schoolname', 'academicyear', 'urn');

const stageAssessment = texts(
  'locale',
  'year',
  'subject',
  'method',
  'component',
  'resultstatus',
  'resultqualifier',
  'result',
  'resultdate',
);

const pupil: CtfPlace = {
  ...texts('upn', 'surname', 'forename', 'dob', 'sex', 'gender'),
  // Of no use here, and so never kept: numbers of later systems, addresses, contacts, health.
  ...unwanted('uniquelearnernumber', 'uci', 'address', 'phones', 'phone', 'email', 'contacts', 'nawdetails'),
  basicdetails: {
    ...texts(
      'formerupn',
      'preferredsurname',
      'preferredforename',
      'ncyearactual',
      'ethnicity',
      'enrolstatus',
      'sex',
      'gender',
    ),
    ...unwanted('formersurname', 'formerforename', 'middlenames', 'ethnicitysource', 'medicalflag', 'disabilities'),
    languages: 'any',
  },
  languages: 'any',
  fsmhistory: {
    fsmreviewdate: 'text',
    fsminstance: texts('fsmstartdate', 'fsmenddate', 'fsmeligibilityverificationdate', 'ukcountry', 'fsmcategory'),
  },
  lookedafter: texts('incare', 'careauthority'),
  senhistory: {
    sen: texts('startdate', 'enddate', 'senprovision'),
    senneeds: { senneed: texts('sentyperank', 'sentype') },
  },
  attendance: 'any',
  stageassessments: { keystage: { stage: 'text', stageassessment: stageAssessment } },
  schoolhistory: { school: { ...school, ...texts('entrydate', 'leavingdate', 'leavingreason', 'lastschool') } },
};

/** The elements of a transfer file (version 25 and older, which called the sex gender), names in lower case. */
export const ctfPlaces: CtfPlace = {
  ctfile: {
    header: {
      ...texts('documentname', 'ctfversion', 'datetime', 'documentqualifier', 'datadescriptor', 'supplierid'),
      sourceschool: school,
      destschool: school,
    },
    ctfpupildata: { pupil },
  },
};

/** What can be in no other part of a file. */
export const wholeParts: ReadonlySet<string> = new Set(['ctfile', 'header', 'ctfpupildata', 'pupil']);

/** Elements that hold a file together: one of them in the wrong place means that the file is not what it seems. */
export const structural: ReadonlySet<string> = new Set([
  ...['ctfile', 'header', 'sourceschool', 'destschool', 'ctfpupildata', 'pupil', 'upn', 'basicdetails', 'fsmhistory'],
  ...['fsminstance', 'senhistory', 'sen', 'senneeds', 'senneed', 'attendance', 'stageassessments', 'keystage'],
  ...['stageassessment', 'schoolhistory'],
]);
