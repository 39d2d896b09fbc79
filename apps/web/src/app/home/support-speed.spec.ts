import type { HalfTermSpeedDto, StepSpeedDto } from '@headway/api-client';
import { classHelpWords } from './class-help';
import { speedSentence, stepWords } from './support-speed';

const step = (days: number | null, answered: number, waiting: number): StepSpeedDto => ({
  ...{ days, answered, waiting },
  because: days === null ? 'half-still-waiting' : null,
});
const half = (toSupport: StepSpeedDto): HalfTermSpeedDto => ({
  ...{ halfTerm: 'AUT2', startsOn: '2026-11-02', flags: toSupport.answered + toSupport.waiting, dismissed: 0 },
  ...{ toFlag: toSupport, toClass: toSupport, toSession: toSupport, toSupport },
});

describe('speed to support in words', () => {
  it('says the middle, or that it lies among those that wait', () => {
    expect(stepWords(step(1, 8, 2))).toBe('1 day');
    expect(stepWords(step(2.5, 8, 2))).toBe('2.5 days');
    expect(stepWords(step(null, 2, 8))).toBe('more than half are waiting');
    expect(stepWords(step(null, 5, 5))).toBe('half are waiting');
    expect(stepWords(step(3, 3, 1))).toBe('too few to say');
  });

  it('sets this half term beside the one before', () => {
    expect(speedSentence([half(step(8, 10, 2)), half(step(6, 10, 2))])).toBe(
      'Half of the flags led to support within 6 school days, 8 the half term before.',
    );
    expect(speedSentence([half(step(null, 3, 9))])).toBe('9 of 12 flags are still waiting for support.');
    expect(speedSentence([half(step(8, 10, 2)), half(step(null, 3, 9))])).toBe(
      '9 of 12 flags are still waiting for support; half had it within 8 days the half term before.',
    );
    expect(speedSentence([half(step(1, 2, 0))])).toMatch(/^2 flags this half term: too few/);
    expect(speedSentence([])).toMatch(/^No flag has been raised yet/);
  });
});

describe('a class in words', () => {
  it.each([
    [4, 1, '4 need help, 1 has none yet'],
    [1, 1, '1 needs help, 1 has none yet'],
    [3, 0, '3 need help, all get some'],
    [1, 0, '1 needs help, and gets it'],
    [0, 0, 'nobody needs help'],
  ])('%i and %i', (needHelp, withNone, words) => {
    expect(classHelpWords({ needHelp, withNone })).toBe(words);
  });
});
