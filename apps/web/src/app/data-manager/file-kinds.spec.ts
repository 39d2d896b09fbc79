import type { ImportKindDto, ImportMappingDto } from '@headway/api-client';
import { howMany, missingFields } from './file-kinds';

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

  it('counts each kind by its own name', () => {
    expect(howMany(1, 'results')).toBe('1 result');
    expect(howMany(1192, 'pupils')).toBe('1,192 pupils');
    expect(howMany(2, 'classes')).toBe('2 places in classes');
    expect(howMany(1, 'interventions')).toBe('1 place in a group');
    expect(howMany(3000, null)).toBe('3,000 records');
  });
});
