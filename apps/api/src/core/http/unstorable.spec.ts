import { unstorable } from './unstorable';

describe('what the database cannot hold', () => {
  it('lets through what people write: letters of any language, signs, line ends, whole and broken numbers', () => {
    const fine = {
      note: 'Zoë Łęcka 你好 👩‍🏫\n“<b>”',
      marks: [{ value: -12.5 }, { value: 0 }],
      on: null,
      not: undefined,
    };
    expect(unstorable(fine)).toEqual([]);
    expect(unstorable(2_147_483_647)).toEqual([]);
  });

  it.each([
    ['NUL', { note: 'a\u0000b' }, 'note'],
    ['half a surrogate pair', { marks: [{ mark: '5' }, { mark: '\ud83d' }] }, 'marks.1.mark'],
    ['a number beyond an integer', { subjectId: 2_147_483_648 }, 'subjectId'],
    ['a number beyond all', { subjectId: Infinity }, 'subjectId'],
    ['no number', { subjectId: NaN }, 'subjectId'],
    ['nothing in a list', { slots: [null] }, 'slots.0'],
  ])('names where there is %s', (_, value, field) => {
    expect(unstorable(value)).toEqual([{ field, message: expect.stringMatching(/\w/) }]);
  });

  it('does not follow a body without end', () => {
    const deep = JSON.parse(`{"note":${'['.repeat(100_000)}${']'.repeat(100_000)}}`) as unknown;
    expect(unstorable(deep)).toEqual([
      { field: expect.stringMatching(/^note\.0/), message: 'This is nested too deep.' },
    ]);
  });

  it('stops counting after twenty', () => {
    expect(unstorable({ marks: Array.from({ length: 5_000 }, () => null) })).toHaveLength(20);
  });
});
