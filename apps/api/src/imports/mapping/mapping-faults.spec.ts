import type { FileLayout } from '../file/file-layout';
import { guessColumns } from './guess-columns';
import type { ImportMapping, SubjectMapping } from './import-mapping';
import { mappingFaults } from './mapping-faults';
import { proposeSubjects } from './propose-subjects';

const layoutOf = (names: string): FileLayout => ({
  encoding: 'UTF-8',
  delimiter: ',',
  headerRow: 1,
  rowsAre: 'rows',
  rows: 3,
  columns: names.split(',').map((name, index) => ({ index, name, samples: [] })),
});
const long = layoutOf('UPN,Academic Year,Half Term,Subject,Result');
const mappingOf = (layout: FileLayout, change: Partial<ImportMapping> = {}): ImportMapping => ({
  kind: 'results',
  statedOn: '2026-11-23',
  fullRoll: false,
  columns: guessColumns(change.kind ?? 'results', layout.columns),
  subjects: [],
  ...change,
});
const faults = (mapping: ImportMapping, layout = long): string =>
  mappingFaults(mapping, layout)
    .map(({ message }) => message)
    .join(' ');
const maths = (): SubjectMapping => {
  const [proposed] = proposeSubjects(new Map([['Maths', ['12', '30', '40']]]), [], []);
  if (!proposed) throw new Error('Nothing was proposed.');
  return proposed;
};

describe('a mapping', () => {
  it('without faults lets the file be read', () => {
    expect(mappingFaults(mappingOf(long, { subjects: [maths()] }), long)).toEqual([]);
  });

  it('names the column a file lacks, and those it has', () => {
    const layout = layoutOf('UPN,Half Term,Subject,Result');
    expect(faults(mappingOf(layout), layout)).toBe(
      'No column for Academic year. The file has: UPN, Half Term, Subject, Result.',
    );
  });

  it('needs no column for a half term that is chosen for the whole file', () => {
    const layout = layoutOf('UPN,Subject,Result');
    expect(faults(mappingOf(layout, { window: 20262 }), layout)).toBe('');
    expect(faults(mappingOf(layout, { window: 20267 }), layout)).toBe('Choose the half term of this file.');
    const sheet = layoutOf('UPN,SPAG std,SPAG');
    const marks = (windows: [number | null, number | null]): ImportMapping['columns'] => [
      ...guessColumns('marksheet', sheet.columns),
      { column: 1, header: 'SPAG std', field: 'mark', subject: 'SPAG', window: windows[0] },
      { column: 2, header: 'SPAG', field: 'mark', subject: 'SPAG', window: windows[1] },
    ];
    const given = { kind: 'marksheet', window: 20262 } as const;
    expect(faults(mappingOf(sheet, { ...given, window: null, columns: marks([null, 20261]) }), sheet)).toBe(
      'Say which subject and half term the column “SPAG std” holds.',
    );
    expect(faults(mappingOf(sheet, { ...given, columns: marks([null, 20261]) }), sheet)).toBe('');
    expect(faults(mappingOf(sheet, { ...given, columns: marks([null, 20262]) }), sheet)).toContain(
      'both matched to SPAG, Autumn 2 2026/27',
    );
  });

  it('made for another file is noticed', () => {
    expect(faults(mappingOf(long), layoutOf('UPN,Term,Year,Subject,Result'))).toContain(
      'no column “Academic Year” in place 2: the mapping was made for another file',
    );
  });

  it('cannot hold the same thing twice', () => {
    const mapping = mappingOf(long);
    const twice = mapping.columns.map((column) =>
      column.field === 'half-term' ? { ...column, field: 'result' as const } : column,
    );
    expect(faults({ ...mapping, columns: twice })).toContain('“Half Term” and “Result” are both matched to Result');
    const sheet = layoutOf('UPN,English 2023/24 SUM2,english SUM2 2023/24');
    expect(faults(mappingOf(sheet, { kind: 'marksheet' }), sheet)).toContain(
      'both matched to english, Summer 2 2023/24',
    );
  });

  it('gives one subject of the school one scale, whatever the file calls it', () => {
    const [english, literacy] = ['English', 'Literacy'].map((name) => ({ ...maths(), name, subjectId: 3, scaleId: 7 }));
    if (!english || !literacy) throw new Error('No subjects.');
    expect(faults(mappingOf(long, { subjects: [english, literacy] }))).toBe('');
    const clash = { ...literacy, scaleId: 8 };
    expect(faults(mappingOf(long, { subjects: [english, clash] }))).toContain('English and Literacy are one subject');
    expect(faults(mappingOf(long, { subjects: [english, { ...clash, leftOut: true }] }))).toBe('');
  });

  it('must say which scale a subject is on, unless it is left out', () => {
    const none = { ...maths(), newScale: null };
    expect(faults(mappingOf(long, { subjects: [none] }))).toContain('which scale the results in Maths are on');
    expect(faults(mappingOf(long, { subjects: [{ ...none, leftOut: true }] }))).toBe('');
    const { newScale } = maths();
    const upsideDown = { ...maths(), newScale: newScale && { ...newScale, least: 40, greatest: 0 } };
    expect(faults(mappingOf(long, { subjects: [upsideDown] }))).toContain('must end above where it starts');
  });
});

describe('the proposal for a subject', () => {
  const scale = {
    ...maths().newScale,
    id: 7,
    name: 'Maths paper',
    steps: [],
    kind: 'raw',
    basis: 'test',
    direction: 'up',
    least: 0,
    greatest: 40,
    decimals: 0,
    mean: null,
    sd: null,
    reliability: null,
    threshold: null,
  } as const;
  const subjects = [{ id: 3, name: 'Maths', scaleId: 7 }];

  it('is the school’s own subject and scale where they fit', () => {
    const [proposed] = proposeSubjects(new Map([['MATHS', ['12', 'A', '40']]]), subjects, [scale]);
    expect(proposed).toMatchObject({ name: 'MATHS', subjectId: 3, scaleId: 7, newScale: null });
  });

  it('is a new scale where the school’s own cannot read the results', () => {
    const [proposed] = proposeSubjects(new Map([['Maths', ['WTS', 'EXS', 'GDS', 'A']]]), subjects, [scale]);
    expect(proposed).toMatchObject({
      subjectId: 3,
      scaleId: null,
      newScale: { kind: 'ordinal', name: 'Maths, WTS to GDS' },
    });
  });

  it('stays with the school’s scale when a few results are off it: those are the mistakes', () => {
    const values = [...Array.from({ length: 30 }, (_, i) => String(i)), '400'];
    expect(proposeSubjects(new Map([['Maths', values]]), subjects, [scale])[0]).toMatchObject({ scaleId: 7 });
  });

  it('is not stretched by a slip of the pen, nor given up for a stray word', () => {
    const marks = Array.from({ length: 300 }, (_, i) => String(i % 41));
    const [proposed] = proposeSubjects(new Map([['Maths', [...marks, '1040', '=1+1', 'A', 'absnt']]]), [], []);
    expect(proposed?.newScale).toMatchObject({ kind: 'raw', least: 0, greatest: 40 });
    const spread = [...marks, ...Array.from({ length: 30 }, () => '100')];
    expect(proposeSubjects(new Map([['Maths', spread]]), [], [])[0]?.newScale).toMatchObject({ greatest: 100 });
  });

  it('is to leave out what has no results', () => {
    expect(proposeSubjects(new Map([['Music', []]]), [], [])[0]).toMatchObject({ leftOut: true, newScale: null });
  });
});
