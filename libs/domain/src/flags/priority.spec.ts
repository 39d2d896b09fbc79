import fc from 'fast-check';
import { byPriority, priorityOf } from './priority';
import type { Reason, RuleKey } from './reason';

const reason = (rule: RuleKey, severity: number): Reason => ({ rule, version: 1, severity, numbers: {} });
const CHANGE = ['slower-than-own-rate', 'slower-than-peers', 'gap-widening'] as const;
const severity = fc.double({ min: 0, max: 1, noNaN: true });
const position = fc.option(fc.double({ min: -4, max: 4, noNaN: true }));

describe('the priority of a pupil', () => {
  it('shows how it came about', () => {
    expect(priorityOf([reason('below-expected', 0.5), reason('slower-than-own-rate', 0.4)], -1, true)).toEqual({
      points: 62,
      parts: [
        { part: 'level', points: 50, because: ['below-expected', 'lowest-fifth'] },
        { part: 'change', points: 12, because: ['slower-than-own-rate'] },
      ],
      pupilPremium: true,
    });
    expect(priorityOf([], -3, true)).toEqual({ points: 0, parts: [], pupilPremium: true });
  });

  it('never ranks a fall alone above low attainment', () => {
    fc.assert(
      fc.property(
        fc.subarray([...CHANGE], { minLength: 1 }),
        severity,
        severity,
        fc.double({ min: -0.84, max: 3, noNaN: true }),
        position,
        (rules, s, t, above, low) => {
          const fall = priorityOf([...rules.map((rule) => reason(rule, s)), reason('missing-result', 1)], above, true);
          const attainment = priorityOf([reason('below-expected', t)], low, false);
          expect(fall.points).toBeLessThan(attainment.points);
        },
      ),
    );
  });

  it('grows with the severity of each reason and with every further reason', () => {
    fc.assert(
      fc.property(severity, severity, position, (a, b, at) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        const points = (s: number, ...others: Reason[]) =>
          priorityOf([reason('slower-than-peers', s), ...others], at, false).points;
        expect(points(less)).toBeLessThanOrEqual(points(more));
        expect(points(less)).toBeLessThanOrEqual(points(less, reason('below-expected', more)));
      }),
    );
  });

  it('counts pupil premium between equals only', () => {
    const one = (id: string, points: number, pupilPremium: boolean) => ({
      id,
      priority: { points, parts: [], pupilPremium },
    });
    const sorted = [one('c', 10, false), one('b', 10, true), one('a', 10, false), one('d', 11, false)].sort(byPriority);
    expect(sorted.map(({ id }) => id)).toEqual(['d', 'b', 'a', 'c']);
  });
});
