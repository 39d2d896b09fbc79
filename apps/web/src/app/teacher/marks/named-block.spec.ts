import fc from 'fast-check';
import { SCORES } from '../../../testing/mark-sheet';
import { NameMatch } from './name-match';
import { type NamedGrid, readNamedBlock } from './named-block';
import { planNamed } from './paste-plan';
import { readTyped } from './read-typed';

const grid: NamedGrid = {
  pupils: [
    { forename: 'Leon', surname: 'Achterberg-Nwosu' },
    { forename: 'Amira', surname: 'Haddad' },
    { forename: 'Sahar', surname: 'Haddad' },
    { forename: 'Jonah', surname: 'Marsh' },
    { forename: 'Caoimhe', surname: 'O’Shaughnessy' },
    { forename: 'Jonah', surname: 'Thistlewood' },
  ],
  subjects: ['Reading', 'Writing', 'Maths'],
  left: 0,
};
const plan = (block: string[][], over: Partial<NamedGrid> = {}) => {
  const on = { ...grid, ...over };
  const named = readNamedBlock(block, on);
  return (
    named &&
    planNamed(named, on.subjects.length, ({ row, column }) => ({
      key: `${row}.${column}`,
      name: `${on.pupils[row]?.forename}, ${on.subjects[column]}`,
      read: (text) => readTyped(text, SCORES),
      lockedWhy: null,
    }))
  );
};

describe('a pupil is found by name', () => {
  const match = new NameMatch(grid.pupils);

  it.each([
    ['Haddad, Amira', 1],
    ['AMIRA HADDAD', 1],
    ["O'Shaughnessy, Caoimhe", 4],
    ['OShaughnessy Caoimhe', 4],
    ['Achterberg Nwosu, Leon', 0],
    ['Marsh J.', 3],
    ['Jonah T', 5],
    ['Sahar', 2],
  ])('%s', (name, place) => {
    expect(match.find(name)).toBe(place);
  });

  it('only where nobody else can be meant', () => {
    expect(match.find('Jonah')).toBeNull();
    expect(match.find('Haddad')).toBeNull();
    expect(match.find('Thistlewood')).toBe(5);
    expect(match.find('Nora Nobody')).toBeUndefined();
    const twins = new NameMatch([
      { forename: 'Sam', surname: 'Ash' },
      { forename: 'Sam', surname: 'Ash' },
    ]);
    expect(twins.find('Sam Ash')).toBeNull();
  });
});

describe('a list with names', () => {
  it('puts each mark on its pupil and subject, whatever the order', () => {
    const list = [
      ['Name', 'Class', 'Maths', 'Reading'],
      ['Marsh, Jonah', '5H', '97', '98'],
      ['', '', '', ''],
      ['Amira Haddad', '5H', '', '101'],
    ];
    expect(plan(list)).toEqual({
      fits: [
        { key: '3.2', text: '97' },
        { key: '3.0', text: '98' },
        { key: '1.0', text: '101' },
      ],
      misfits: [{ where: 'Column “Class”', text: '', because: 'No subject here is called that.' }],
    });
  });

  it('has surname and forename in two columns, or none of its columns named', () => {
    const two = [
      ['Surname', 'Forename', 'Score'],
      ['Haddad', 'Sahar', '99'],
      ['Haddad', 'Amira', '98'],
    ];
    expect(plan(two, { left: 2 })?.fits).toEqual([
      { key: '2.2', text: '99' },
      { key: '1.2', text: '98' },
    ]);
    expect(plan([['Sahar Haddad', '99', '98']], { left: 2 })).toEqual({
      fits: [{ key: '2.2', text: '99' }],
      misfits: [{ where: 'Sahar Haddad', text: '98', because: 'There is no subject left for it.' }],
    });
  });

  it('names who is not in the class, who is meant by two names, and who stands in it twice', () => {
    const list = [
      ['Amira Haddad', '98'],
      ['Nora Nobody', '97'],
      ['Jonah', '96'],
      ['Haddad, Amira', '95'],
      ['Sahar Haddad', '1040'],
    ];
    const { fits, misfits } = plan(list) ?? {};
    expect(fits).toEqual([{ key: '1.0', text: '98' }]);
    expect(misfits?.map(({ where, text }) => [where, text])).toEqual([
      ['Nora Nobody', '97'],
      ['Jonah', '96'],
      ['Haddad, Amira', '95'],
      ['Sahar, Reading', '1040'],
    ]);
  });

  it('is none without names of this class: marks alone go in cell by cell', () => {
    const marks = fc.constantFrom('', '99', 'EXS', 'A', 'WTS', '7');
    fc.assert(
      fc.property(fc.array(fc.array(marks, { minLength: 1, maxLength: 4 }), { minLength: 1 }), (block) => {
        expect(readNamedBlock(block, grid)).toBeNull();
      }),
    );
  });

  it('gives every pupil the own mark, however the list is shuffled', () => {
    const all = grid.pupils.map(({ forename, surname }, row) => [`${surname}, ${forename}`, `${90 + row}`]);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 1 }), (list) => {
        const expected = list.map(([, text]) => ({ key: `${Number(text) - 90}.0`, text }));
        expect(plan(list)).toEqual({ fits: expected, misfits: [] });
      }),
    );
  });
});
