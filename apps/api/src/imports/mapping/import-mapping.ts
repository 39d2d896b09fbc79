import type { IsoDate, Scale, ScaleStep, WindowNumber } from '@headway/domain';

/** What a file holds: pupils; results, one a row; or a mark sheet with a column for each subject and window. */
export const importKinds = ['pupils', 'results', 'marksheet'] as const;
export type ImportKind = (typeof importKinds)[number];

/** What a column can hold. `mark` is a subject and window of a mark sheet. */
export const importFields = [
  'upn',
  'surname',
  'forename',
  'preferred-surname',
  'preferred-forename',
  'date-of-birth',
  'sex',
  'nc-year',
  'registration-group',
  'entry-date',
  'leaving-date',
  'pupil-premium',
  'sen',
  'eal',
  'academic-year',
  'half-term',
  'subject',
  'result',
  'standard-error',
  'test-date',
  'mark',
] as const;
export type ImportField = (typeof importFields)[number];

/** One column that is brought in; columns not named are left out. */
export interface ColumnMapping {
  /** Place in the row, from 0. */
  column: number;
  /** Its name in the file: a mapping made for another file is noticed by it. */
  header: string;
  field: ImportField;
  /** Of a `mark` column: the subject as the file calls it, and the window. */
  subject: string | null;
  window: WindowNumber | null;
}

/** A scale that the import would add. */
export interface NewScale extends Omit<Scale, 'steps'> {
  name: string;
  steps: ScaleStep[];
}

/** What a subject of the file is in the school, and the scale its results are on. */
export interface SubjectMapping {
  /** As the file calls it. */
  name: string;
  /** The school's subject, or null: one of this name is added. */
  subjectId: number | null;
  /** A scale the school has, or null: the new one. */
  scaleId: number | null;
  newScale: NewScale | null;
  /** The order of the new scale's steps is a guess that a person must look at. */
  orderGuessed: boolean;
  /** Its results are not brought in. */
  leftOut: boolean;
}

export interface ImportMapping {
  kind: ImportKind;
  /** The day for which the file states year groups, classes and characteristics. */
  statedOn: IsoDate;
  /** Pupils: everybody on roll is in the file, so that whoever is not has left. */
  fullRoll: boolean;
  columns: ColumnMapping[];
  subjects: SubjectMapping[];
}

/** The fields a kind can take, those it cannot do without first. */
export const fieldsOf: Record<ImportKind, { needed: readonly ImportField[]; optional: readonly ImportField[] }> = {
  pupils: {
    needed: ['upn', 'surname', 'forename', 'nc-year'],
    optional: [
      'preferred-surname',
      'preferred-forename',
      'date-of-birth',
      'sex',
      'registration-group',
      'entry-date',
      'leaving-date',
      'pupil-premium',
      'sen',
      'eal',
    ],
  },
  results: {
    needed: ['upn', 'academic-year', 'half-term', 'subject', 'result'],
    optional: ['surname', 'forename', 'standard-error', 'test-date'],
  },
  marksheet: { needed: ['upn', 'mark'], optional: ['surname', 'forename'] },
};

/** The words for a field, as they would head a column. */
export const fieldLabels: Record<ImportField, string> = {
  upn: 'UPN',
  surname: 'Surname',
  forename: 'Forename',
  'preferred-surname': 'Preferred surname',
  'preferred-forename': 'Preferred forename',
  'date-of-birth': 'Date of birth',
  sex: 'Sex',
  'nc-year': 'NC year',
  'registration-group': 'Registration group',
  'entry-date': 'Date of entry',
  'leaving-date': 'Date of leaving',
  'pupil-premium': 'Pupil premium',
  sen: 'SEN provision',
  eal: 'EAL',
  'academic-year': 'Academic year',
  'half-term': 'Half term',
  subject: 'Subject',
  result: 'Result',
  'standard-error': 'Standard error',
  'test-date': 'Test date',
  mark: 'Results of a subject and half term',
};
