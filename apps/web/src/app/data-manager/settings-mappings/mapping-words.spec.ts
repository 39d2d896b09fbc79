import type { ImportKindDto } from '@headway/api-client';
import { feed, savedMapping } from '../../../testing/feeds';
import { columnWords, feedsWith, mappingsAnswer, sizeWords } from './mapping-words';

const sheet: ImportKindDto = {
  ...{ kind: 'marksheet', label: 'Mark sheet', needed: ['upn'], oneOf: [], hasSubjects: true },
  fields: [
    { field: 'upn', label: 'UPN' },
    { field: 'mark', label: 'Mark' },
  ],
};

describe('what is said of saved mappings', () => {
  it('says how many sorts of file are known again', () => {
    expect(mappingsAnswer([savedMapping()])).toBe('One sort of file is known again by its columns.');
    expect(mappingsAnswer([savedMapping(), savedMapping()])).toBe('2 sorts of file are known again by their columns.');
  });

  it('says what is in one, as the import page calls it', () => {
    expect(sizeWords(savedMapping())).toBe('2 columns');
    expect(sizeWords(savedMapping({ subjects: ['Maths'] }))).toBe('2 columns, 1 subject');
    const kinds = { one: () => sheet };
    const words = (field: 'upn' | 'mark', subject: string | null) =>
      columnWords({ header: 'x', field, subject }, { kind: 'marksheet' }, kinds);
    expect(words('upn', null)).toBe('UPN');
    expect(words('mark', 'Maths')).toBe('Mark: Maths');
  });

  it('names the feeds that still read with it', () => {
    const feeds = [
      feed(),
      feed({ name: 'Ended', revokedAt: '2026-11-26T10:00:00.000Z' }),
      feed({ name: 'Other', savedMappingId: 'other' }),
    ];
    expect(feedsWith(savedMapping(), feeds)).toEqual(['Nightly roll']);
  });
});
