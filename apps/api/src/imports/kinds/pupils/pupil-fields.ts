import { kindOfFile } from '../field-words';
import { pupilOfRow } from '../pupil-of-row';

/** A list of pupils, one a row. */
export const pupilFields = kindOfFile({
  label: 'Pupils',
  needed: ['upn', 'surname', 'forename', 'nc-year'],
  subjects: null,
  fields: {
    ...pupilOfRow,
    'nc-year': {
      label: 'NC year',
      names: ['ncyear', 'ncyearactual', 'actualncyear', 'nationalcurriculumyear', 'yeargroup', 'year', 'yr'],
    },
    'former-upn': { label: 'Former UPN', names: ['formerupn', 'previousupn', 'oldupn'] },
    'preferred-surname': { label: 'Preferred surname', names: ['preferredsurname', 'preferredlastname'] },
    'preferred-forename': {
      label: 'Preferred forename',
      names: ['preferredforename', 'preferredfirstname', 'preferredname', 'knownas'],
    },
    'date-of-birth': { label: 'Date of birth', names: ['dob', 'dateofbirth', 'birthdate', 'birthday'] },
    sex: { label: 'Sex', names: ['sex', 'gender', 'legalsex', 'mf', 'malefemale'] },
    'registration-group': {
      label: 'Registration group',
      names: [
        'reggroup',
        'reg',
        'registrationgroup',
        'registration',
        'registrationclass',
        'regform',
        'class',
        'form',
        'tutorgroup',
      ],
    },
    'entry-date': {
      label: 'Date of entry',
      names: [
        'dateofentry',
        'entrydate',
        'dateofadmission',
        'admissiondate',
        'startdate',
        'datestarted',
        'joinedschool',
        'datejoined',
        'joined',
        'doa',
      ],
    },
    'leaving-date': {
      label: 'Date of leaving',
      names: ['dateofleaving', 'leavingdate', 'dateleft', 'leftdate', 'leftschool', 'dol'],
    },
    'pupil-premium': {
      label: 'Pupil premium',
      names: ['pupilpremium', 'pp', 'pupilpremiumindicator', 'pupilpremiumeligible', 'deprivationpupilpremium'],
    },
    sen: { label: 'SEN provision', names: ['senprovision', 'sen', 'senstatus', 'sencode', 'senneed'] },
    eal: { label: 'EAL', names: ['eal', 'englishasanadditionallanguage', 'englishasadditionallanguage', 'ealstatus'] },
    'first-language': { label: 'First language', names: ['firstlanguage', 'language', 'lang1st', 'mothertongue'] },
    'eal-proficiency': {
      label: 'Proficiency in English',
      names: ['proficiencyinenglish', 'ealproficiency', 'englishproficiency', 'proficiency'],
    },
    'service-child': {
      label: 'Service child',
      names: ['servicechild', 'service', 'servicefamily', 'serviceindicator', 'forces'],
    },
    'looked-after': { label: 'Looked after', names: ['lookedafter', 'incare', 'lac', 'cla', 'childrenlookedafter'] },
    'young-carer': { label: 'Young carer', names: ['youngcarer', 'carer'] },
    ethnicity: { label: 'Ethnicity', names: ['ethnicity', 'ethniccode', 'ethnicitycode'] },
  },
});
