import { parseMark } from '../parse-mark';
import { shippedScale, statutoryAssessmentOf, statutoryAssessments } from './statutory-assessments';

describe('statutory assessments', () => {
  it('each have a subject of their own and a shipped scale', () => {
    const subjects = statutoryAssessments.map(({ subject }) => subject.toLowerCase());
    expect(new Set(subjects).size).toBe(subjects.length);
    for (const { scale } of statutoryAssessments) expect(shippedScale(scale).key).toBe(scale);
    expect(() => shippedScale('levels')).toThrow(RangeError);
  });

  it('are told apart by the codes of a transfer file in any year', () => {
    for (const year of [2016, 2018, 2019, 2026]) {
      const codes = statutoryAssessments
        .filter(({ from, to }) => from <= year && year <= to)
        .flatMap(({ stage, method, components }) => components.map((code) => `${stage} ${method} ${code}`));
      expect(new Set(codes).size).toBe(codes.length);
    }
  });

  it.each([
    ['E09 Word reading', '2'],
    ['phonics screening check', '32'],
    ['Multiplication tables check', '25'],
    ['Key stage 1 reading', 'GDS'],
    ['Key stage 1 maths (2016–2018)', 'PKF'],
    ['Key stage 2 maths test', '120'],
    ['Key stage 2 science', 'HNM'],
    ['Key stage 2 reading below the test', 'EM'],
  ])('%s is read on its scale: %s', (subject, mark) => {
    const assessment = statutoryAssessmentOf(subject);
    expect(parseMark(mark, shippedScale(assessment?.scale ?? '').scale)).toMatchObject({ value: { kind: 'value' } });
  });

  it('are no subject of the school’s own', () => {
    expect(statutoryAssessmentOf('Reading')).toBeUndefined();
  });
});
