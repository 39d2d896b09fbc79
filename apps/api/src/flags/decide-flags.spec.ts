import type { Reason, RuleKey } from '@headway/domain';
import { decideFlags, type LiveFlag } from './decide-flags';
import type { FoundNeed } from './found-needs';

const reason = (rule: RuleKey, numbers: Reason['numbers'] = {}): Reason => ({
  rule,
  version: 1,
  severity: 0.5,
  numbers,
});

const found = (change: Partial<FoundNeed> = {}): FoundNeed => ({
  pupilId: 'amira',
  subjectId: 1,
  need: 50,
  needParts: [],
  reasons: [reason('below-expected', { mark: 80, gap: 5 })],
  windowId: 20262,
  clockFrom: '2026-12-11',
  ...change,
});

const live = (change: Partial<LiveFlag> = {}): LiveFlag => ({
  id: 'flag',
  pupilId: 'amira',
  subjectId: 1,
  state: 'open',
  need: 50,
  reasons: [reason('below-expected', { gap: 5, mark: 80 })],
  windowId: 20262,
  ...change,
});

const nothing = { open: [], change: [], reopen: [], refresh: [], resolve: [] };

describe('what becomes of flags', () => {
  it('does nothing when the same is found again, whatever the order of the keys', () => {
    expect(decideFlags([live()], [found()])).toEqual(nothing);
  });

  it('opens a flag for a need without one', () => {
    expect(decideFlags([], [found()])).toEqual({ ...nothing, open: [found()] });
  });

  it('keeps one flag a pupil and subject: another subject is another flag', () => {
    const maths = found({ subjectId: 2 });
    expect(decideFlags([live()], [found(), maths])).toEqual({ ...nothing, open: [maths] });
  });

  it.each(['open', 'acknowledged', 'dismissed'] as const)('resolves a %s flag whose reasons are gone', (state) => {
    expect(decideFlags([live({ state })], [])).toEqual({ ...nothing, resolve: [live({ state })] });
  });

  it.each([
    ['another rule', { reasons: [reason('below-expected', { mark: 80, gap: 5 }), reason('gap-not-closing')] }],
    ['other points of need', { need: 55 }],
    ['another window', { windowId: 20264 }],
  ])('changes an open or acknowledged flag on %s', (_, change) => {
    for (const state of ['open', 'acknowledged'] as const) {
      const now = found(change);
      expect(decideFlags([live({ state })], [now])).toEqual({ ...nothing, change: [{ flagId: 'flag', found: now }] });
    }
  });

  it('only refreshes the numbers when they moved because of the marks of others', () => {
    const now = found({ reasons: [reason('below-expected', { mark: 80, gap: 5.01 })] });
    expect(decideFlags([live()], [now])).toEqual({ ...nothing, refresh: [{ flagId: 'flag', found: now }] });
  });

  it('leaves a dismissed flag dismissed while it gets no worse', () => {
    const same = decideFlags([live({ state: 'dismissed' })], [found({ windowId: 20264 })]);
    expect(same.reopen).toEqual([]);
    const worseInTheSameWindow = decideFlags([live({ state: 'dismissed' })], [found({ need: 70 })]);
    expect(worseInTheSameWindow.reopen).toEqual([]);
  });

  it.each([
    ['a new rule fires', { reasons: [reason('below-expected'), reason('slower-than-peers')] }],
    ['a new window makes it worse', { windowId: 20264, need: 51 }],
  ])('reopens a dismissed flag when %s', (_, change) => {
    const now = found(change);
    expect(decideFlags([live({ state: 'dismissed' })], [now])).toEqual({
      ...nothing,
      reopen: [{ flagId: 'flag', found: now }],
    });
  });
});
