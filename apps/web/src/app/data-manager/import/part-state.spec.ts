import type { ImportKindDto, ImportMappingDto, SubjectMappingDto } from '@headway/api-client';
import { partFault, partHint } from './part-state';

const results: ImportKindDto = {
  kind: 'results',
  label: 'Results',
  fields: [
    { field: 'upn', label: 'UPN' },
    { field: 'result', label: 'Result' },
  ],
  needed: ['upn', 'result'],
  oneOf: [],
  hasSubjects: true,
};
const subject = (given: Partial<SubjectMappingDto>): SubjectMappingDto => ({
  name: 'Maths',
  subjectId: 1,
  scaleId: 1,
  newScale: null,
  orderGuessed: false,
  leftOut: false,
  ...given,
});
const mapping = (fields: ('upn' | 'result')[], ...subjects: SubjectMappingDto[]): ImportMappingDto => ({
  kind: 'results',
  statedOn: '2026-11-26',
  fullRoll: false,
  subjects,
  columns: fields.map((field, column) => ({ column, header: field, field, subject: null, window: null })),
});
const part = (of: ImportMappingDto | null) => ({ place: 0, leftOut: false, mapping: of });

describe('a part of a file before it is checked', () => {
  it('needs to be something', () => {
    expect(partFault(part(null), null)).toBe('Say what it holds, or leave it out.');
  });

  it('needs its columns, then a scale for each subject that is not left out', () => {
    expect(partFault(part(mapping(['upn'])), results)).toBe('No column yet for: Result.');
    expect(partFault(part(mapping(['upn', 'result'], subject({ scaleId: null }))), results)).toBe(
      'Choose a scale for Maths, or leave it out.',
    );
    expect(partFault(part(mapping(['upn', 'result'], subject({ scaleId: null, leftOut: true }))), results)).toBeNull();
  });

  it('asks to look at an order that was guessed', () => {
    expect(partHint(part(mapping([], subject({ orderGuessed: true }))))).toMatch(/steps in Maths is a guess/);
    expect(partHint(part(mapping([], subject({}))))).toBeNull();
  });
});
