import type { ScaleSettingDto } from '@headway/api-client';
import { shippedScales } from '@headway/domain';
import {
  formulaWords,
  kindsFor,
  type MappingForm,
  mappingTrouble,
  nothingSaid,
  sameNames,
  sentMapping,
} from './mapping-form';
import { emptyForm, formOfScale, problemsOf, scaleOfForm, typedWords } from './scale-form';
import { mappingWords, natureWords, rangeWords, scalesAnswer, usedIn } from './scale-words';

const shipped = (key: string) => {
  const found = shippedScales.find((scale) => scale.key === key);
  if (!found) throw new Error(key);
  return { ...found.scale, name: found.name };
};

describe('a scale in its form', () => {
  it.each(shippedScales.map(({ key }) => key))('%s comes out as it went in', (key) => {
    const scale = shipped(key);
    expect(scaleOfForm(formOfScale(scale), scale)).toEqual(scale);
  });

  it('numbers new steps upwards, from where the old ones began', () => {
    const gcse = shipped('gcse');
    const form = { ...formOfScale(gcse), steps: 'U\n1\n2\n', threshold: '2' };
    expect(scaleOfForm(form, gcse)).toMatchObject({ least: 0, greatest: 2, threshold: 2 });
    expect(scaleOfForm({ ...form, threshold: 'gone' }, null).threshold).toBeNull();
  });

  it('says what is missing in words, one thing a field', () => {
    expect([...problemsOf(scaleOfForm(emptyForm, null)).keys()]).toEqual(['name', 'steps']);
    const marks = { ...emptyForm, name: 'Test', kind: 'raw', greatest: 'forty', threshold: '' } as const;
    expect(problemsOf(scaleOfForm(marks, null)).get('greatest')).toBe('Give the highest mark.');
    expect(problemsOf(scaleOfForm({ ...marks, greatest: '40', threshold: '41' }, null)).get('threshold')).toContain(
      '0 to 40',
    );
    expect(problemsOf(scaleOfForm({ ...marks, greatest: '40', reliability: 'high' }, null)).has('reliability')).toBe(
      true,
    );
  });

  it('shows what becomes of what a teacher types', () => {
    expect(typedWords('exs', shipped('teacher-assessment'))).toEqual({
      ok: true,
      words: 'Kept as EXS: expected or better.',
    });
    expect(typedWords('17', shipped('sdq-teacher')).words).toBe('Kept as 17: not yet what is expected.');
    expect(typedWords('a', shipped('mtc')).words).toBe('Kept as “absent”.');
    expect(typedWords('26', shipped('mtc'))).toEqual({ ok: false, words: expect.stringContaining('0 to 25') });
  });
});

describe('a scale in words', () => {
  const setting = (change: Partial<ScaleSettingDto>): ScaleSettingDto => ({
    ...{ ...shipped('phonics'), steps: [], id: 1, version: 1, versionOf: null, mapping: null, replacedBy: null },
    ...{ libraryKey: null, retired: false, marks: 0, subjects: [] },
    ...change,
  });

  it('says range, nature and where it is in use', () => {
    expect(rangeWords(shipped('teacher-assessment'))).toBe('PK1 to GDS, 9 steps');
    expect(rangeWords(shipped('phonics'))).toBe('0 to 40 marks');
    expect(natureWords(shipped('nfer'))).toBe('Test · reliability 0.94');
    expect(natureWords(shipped('sdq-teacher'))).toBe('Judgement · a fall is good · 11 or less is expected');
    expect(usedIn(setting({}))).toBeNull();
    const subjects = [
      { subjectId: 1, name: 'Reading', yearGroups: [0, 1] },
      { subjectId: 2, name: 'Maths', yearGroups: [] },
    ];
    expect(usedIn(setting({ subjects }))).toBe('Reading (Reception, Year 1), Maths');
    expect(scalesAnswer([setting({ subjects }), setting({})])).toBe(
      'Subjects are marked on 1 scale, and 1 waits to be used.',
    );
    expect(scalesAnswer([setting({ retired: true })])).toContain('no scale yet');
    expect(mappingWords(setting({ mapping: { kind: 'linear', factor: 1, offset: 0 } }))).toContain('as they are');
  });
});

describe('how old marks are read', () => {
  const old = shipped('ks1-teacher-assessment-2016');
  const fresh = shipped('ks1-teacher-assessment');
  const said = (change: Partial<MappingForm>): MappingForm => ({ ...nothingSaid, ...change });

  it('is never said beforehand', () => {
    expect(mappingTrouble(nothingSaid, old, fresh)).toContain('Say how');
    expect(mappingTrouble(said({ kind: 'steps' }), old, fresh)).not.toBeNull();
    expect(mappingTrouble(said({ kind: 'none' }), old, fresh)).toBeNull();
    expect(kindsFor(old, fresh).map(({ value }) => value)).toEqual(['steps', 'none']);
    expect(kindsFor(shipped('phonics'), fresh).map(({ value }) => value)).toEqual(['none']);
  });

  it('can take the steps that are called the same, when asked', () => {
    const pairs = sameNames(old, fresh);
    expect([...pairs]).toEqual([
      [3, 5],
      [4, 6],
      [5, 7],
    ]);
    expect(sentMapping(said({ kind: 'steps', pairs })).pairs).toHaveLength(3);
  });

  it('shows what a formula does', () => {
    const form = said({ kind: 'linear', factor: '1.25', offset: '0' });
    const fifty = { ...shipped('phonics'), greatest: 50 };
    expect(formulaWords(form, shipped('phonics'))).toBe('0 becomes 0, 20 becomes 25, 40 becomes 50');
    expect(mappingTrouble(form, shipped('phonics'), fifty)).toBeNull();
    expect(mappingTrouble(said({ kind: 'linear', factor: '', offset: '0' }), shipped('phonics'), fifty)).not.toBeNull();
  });
});
