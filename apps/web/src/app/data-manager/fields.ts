import type { ColumnMappingDto, ImportMappingDto } from '@headway/api-client';

export type ImportKind = ImportMappingDto['kind'];
export type ImportField = ColumnMappingDto['field'];

/** What a file can hold, as a person would say it. */
export const KINDS: readonly { readonly kind: ImportKind; readonly label: string }[] = [
  { kind: 'pupils', label: 'Pupils, one a row' },
  { kind: 'results', label: 'Results, one a row' },
  { kind: 'marksheet', label: 'Mark sheet: a column for each subject and half term' },
];

const LABELS: Readonly<Record<ImportField, string>> = {
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
  mark: 'Results of a subject',
  line: 'Line of the file',
};

/** The fields a kind of file can hold, in the order people look for them; those it needs first. */
const FIELDS: Readonly<
  Record<ImportKind, { readonly needed: readonly ImportField[]; readonly more: readonly ImportField[] }>
> = {
  pupils: {
    needed: ['upn', 'surname', 'forename', 'nc-year'],
    more: [
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
    more: ['surname', 'forename', 'standard-error', 'test-date'],
  },
  marksheet: { needed: ['upn', 'mark'], more: ['surname', 'forename'] },
};

export function fieldLabel(field: ImportField): string {
  return LABELS[field];
}

export function fieldsOf(kind: ImportKind): readonly ImportField[] {
  return [...FIELDS[kind].needed, ...FIELDS[kind].more];
}

/** What the file still lacks before it can be checked, as labels. */
export function missingFields(mapping: ImportMappingDto): string[] {
  const found = new Set(mapping.columns.map(({ field }) => field));
  return FIELDS[mapping.kind].needed.filter((field) => !found.has(field)).map(fieldLabel);
}
