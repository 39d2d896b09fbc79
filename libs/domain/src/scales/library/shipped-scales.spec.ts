import { parseMark } from '../parse-mark';
import { labelOf, towardsGood } from '../scale';
import { scaleProblems } from '../scale-problems';
import { earlyLearningGoals } from './early-years';
import { goodLevelOfDevelopment } from './good-level-of-development';
import { shippedScales } from './shipped-scales';

const of = (key: string) => {
  const found = shippedScales.find((scale) => scale.key === key);
  if (!found) throw new Error(`${key} is not shipped.`);
  return found;
};
const labels = (key: string): string[] => of(key).scale.steps.map(({ label }) => label);

describe('the shipped scales', () => {
  it.each(shippedScales.map((one) => [one.key, one] as const))('%s can be used as it stands', (_, { scale }) => {
    expect(scaleProblems(scale)).toEqual([]);
  });

  it.each(shippedScales.map((one) => [one.key, one] as const))('%s reads back what it shows', (_, { scale }) => {
    const values =
      scale.kind === 'ordinal'
        ? scale.steps.map(({ value }) => value)
        : [scale.least, Math.round((scale.least + scale.greatest) / 2), scale.greatest];
    for (const value of values) {
      expect(parseMark(labelOf(value, scale), scale)).toEqual({ ok: true, value: { kind: 'value', value } });
    }
    expect(parseMark('A', scale)).toEqual({ ok: true, value: { kind: 'code', code: 'absent' } });
    expect(parseMark('N', scale)).toEqual({ ok: true, value: { kind: 'code', code: 'not-assessed' } });
  });

  it('have keys and names of their own', () => {
    expect(new Set(shippedScales.map(({ key }) => key)).size).toBe(shippedScales.length);
    expect(new Set(shippedScales.map(({ name }) => name)).size).toBe(shippedScales.length);
  });

  // DfE check-performance-data, ks1 and ks2 schemas; see the docstrings of the library.
  it('have the steps of the frameworks, lowest first', () => {
    expect(labels('teacher-assessment')).toEqual(['PK1', 'PK2', 'PK3', 'PK4', 'PK5', 'PK6', 'WTS', 'EXS', 'GDS']);
    expect(labels('ks2-writing')).toEqual(['EM', 'PK1', 'PK2', 'PK3', 'PK4', 'PK5', 'PK6', 'WTS', 'EXS', 'GDS']);
    expect(labels('ks2-science')).toEqual(['HNM', 'EXS']);
    expect(labels('pre-key-stage')).toEqual(['EM', 'PK1', 'PK2', 'PK3', 'PK4', 'PK5', 'PK6']);
    expect(labels('ks1-teacher-assessment')).toEqual(['PK1', 'PK2', 'PK3', 'PK4', 'WTS', 'EXS', 'GDS']);
    expect(labels('gcse')).toEqual(['U', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    expect(parseMark('9', of('gcse').scale)).toEqual({ ok: true, value: { kind: 'value', value: 9 } });
  });

  it.each([
    ['phonics', 0, 40, 32],
    ['mtc', 0, 25, null],
    ['ks2-scaled', 80, 120, 100],
    ['sdq-teacher', 0, 40, 11],
    ['sdq-parent', 0, 40, 13],
    ['cat4', 59, 141, null],
    ['eyfsp', 1, 2, 2],
    ['language-screen', 40, 160, 90],
  ])('%s goes from %d to %d, expected %p', (key, least, greatest, threshold) => {
    expect(of(key).scale).toMatchObject({ least, greatest, threshold });
  });

  it('take a fall as good on difficulty scales only', () => {
    const down = shippedScales.filter(({ scale }) => scale.direction === 'down').map(({ key }) => key);
    expect(down).toEqual(['sdq-teacher', 'sdq-parent', 'boxall-diagnostic']);
    const { scale } = of('sdq-teacher');
    expect(towardsGood(8, scale)).toBeGreaterThan(towardsGood(17, scale));
  });

  it('say whether they are a test or a judgement', () => {
    const tests = ['phonics', 'mtc', 'ks2-scaled', 'nfer', 'gl-ngrt', 'star', 'cat4', 'reading-age', 'language-screen'];
    for (const key of tests) expect(of(key).scale.basis).toBe('test');
    for (const key of ['eyfsp', 'teacher-assessment', 'ks2-writing', 'gcse', 'sdq-teacher', 'small-steps']) {
      expect(of(key).scale.basis).toBe('judgement');
    }
  });

  // NGRT: SEM 4.7 (GL); NFER: 90 % band ±6.
  it('have a reliability that gives the published error', () => {
    const sem = (key: string) => 15 * Math.sqrt(1 - (of(key).scale.reliability ?? Number.NaN));
    expect(sem('gl-ngrt')).toBeCloseTo(4.7, 1);
    expect(1.645 * sem('nfer')).toBeCloseTo(6, 1);
    for (const key of ['pira-puma', 'star', 'cat4', 'gl-standard-age-score']) {
      expect(of(key).scale.reliability).toBeNull();
    }
  });

  it('know the letters of the official returns', () => {
    expect(of('mtc').letters).toMatchObject({ A: 'absent', B: 'below', L: null });
    expect(of('ks2-scaled').letters).toMatchObject({ A: 'absent', N: 'below' });
  });
});

describe('the early years profile', () => {
  const all = (mark: number) => new Map(earlyLearningGoals.map(({ code }) => [code, mark]));

  it('has 17 goals in the order of the return', () => {
    expect(earlyLearningGoals).toHaveLength(17);
    expect(earlyLearningGoals[8]).toEqual({ code: 'E09', name: 'Word reading', area: 'Literacy' });
    expect(earlyLearningGoals[16]?.code).toBe('E17');
  });

  it('calls 2 in each of E01–E12 a good level of development, whatever E13–E17 are', () => {
    expect(goodLevelOfDevelopment(new Map([...all(2), ['E13', 1], ['E17', 1]]))).toEqual({ ok: true, value: true });
    expect(goodLevelOfDevelopment(new Map([...all(2), ['E12', 1]]))).toEqual({ ok: true, value: false });
  });

  it('cannot tell while a goal is missing and none is below', () => {
    const without = all(2);
    without.delete('E03');
    expect(goodLevelOfDevelopment(without)).toEqual({ ok: false, because: 'no-values' });
    expect(goodLevelOfDevelopment(without.set('E01', 1))).toEqual({ ok: true, value: false });
  });
});
