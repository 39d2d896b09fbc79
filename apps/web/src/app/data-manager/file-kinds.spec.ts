import type { ImportKindDto, ImportMappingDto } from '@headway/api-client';
import { asksHalfTerm, howMany, missingFields, unnamedColumns } from './file-kinds';

const staff: ImportKindDto = {
  kind: 'staff',
  label: 'Staff',
  fields: [
    { field: 'surname', label: 'Surname' },
    { field: 'forename', label: 'Forename' },
    { field: 'staff-id', label: 'Staff ID' },
    { field: 'email', label: 'Email' },
  ],
  needed: ['surname', 'forename'],
  oneOf: [{ fields: ['staff-id', 'email'] }],
  hasSubjects: false,
};
const mapped = (...fields: ImportMappingDto['columns'][number]['field'][]): ImportMappingDto => ({
  kind: 'staff',
  statedOn: '2026-11-26',
  fullRoll: false,
  subjects: [],
  columns: fields.map((field, column) => ({ column, header: field, field, subject: null, window: null })),
});

describe('what a file can hold', () => {
  it('says what a table lacks, and what would do instead', () => {
    expect(missingFields(staff, mapped('surname'))).toEqual(['Forename', 'Staff ID or Email']);
    expect(missingFields(staff, mapped('surname', 'forename', 'email'))).toEqual([]);
  });

  it('has a half term for the whole of it, where its columns say none', () => {
    const attendance: ImportKindDto = {
      ...staff,
      kind: 'attendance',
      fields: (['upn', 'academic-year', 'half-term', 'date', 'possible'] as const).map((field) => ({
        field,
        label: field,
      })),
      needed: ['upn'],
      oneOf: [{ fields: ['half-term', 'date'] }, { fields: ['possible'] }],
    };
    const counts = mapped('upn', 'possible');
    expect(missingFields(attendance, counts)).toEqual(['half-term or date']);
    expect(asksHalfTerm(attendance, counts)).toBe(true);
    expect(missingFields(attendance, { ...counts, window: 20262 })).toEqual([]);
    expect(asksHalfTerm(attendance, mapped('upn', 'date', 'possible'))).toBe(false);
    expect(asksHalfTerm(attendance, mapped('upn', 'half-term', 'academic-year', 'possible'))).toBe(false);
    expect(asksHalfTerm(staff, mapped('surname'))).toBe(false);
  });

  it('has columns of results whose subject and half term somebody must say', () => {
    const column = { column: 1, header: 'SPAG std', field: 'mark' as const, subject: 'SPAG', window: null };
    const sheet = { ...mapped('upn'), kind: 'marksheet' as const, columns: [column] };
    expect(unnamedColumns(sheet)).toEqual(['SPAG std']);
    expect(unnamedColumns({ ...sheet, window: 20262 })).toEqual([]);
    expect(unnamedColumns({ ...sheet, window: 20262, columns: [{ ...column, subject: null }] })).toEqual(['SPAG std']);
  });

  it('counts each kind by its own name', () => {
    expect(howMany(1, 'results')).toBe('1 result');
    expect(howMany(1192, 'pupils')).toBe('1,192 pupils');
    expect(howMany(2, 'classes')).toBe('2 places in classes');
    expect(howMany(1, 'interventions')).toBe('1 place in a group');
    expect(howMany(3000, null)).toBe('3,000 records');
  });
});
