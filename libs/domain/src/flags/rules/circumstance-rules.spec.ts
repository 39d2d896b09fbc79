import { calm, decline, mark, standing, steps } from '../../../test/standing';
import type { PupilStanding, StrandStanding, SupportStanding, TargetStanding } from '../standing';
import { disadvantagedHighAttainer } from './disadvantaged-high-attainer';
import { offTarget } from './off-target';
import { readyToExit } from './ready-to-exit';
import { staffConcern } from './staff-concern';
import { strandGap } from './strand-gap';
import { supportNotWorking } from './support-not-working';

const reasonOf = <S extends object>(
  rule: { defaults: S; evaluate(s: PupilStanding, settings: S): { numbers: object }[] },
  s: PupilStanding,
) => rule.evaluate(s, rule.defaults)[0]?.numbers ?? null;

describe('off-target', () => {
  const target = (more: Partial<TargetStanding> = {}): TargetStanding => ({
    window: 'W1',
    value: 100,
    reached: true,
    forecast: null,
    ...more,
  });
  const at = (value: number, more: Partial<TargetStanding> = {}) =>
    reasonOf(offTarget, standing([value], { targets: [target(more)] }));

  it('needs the mark to be reliably below: 1.645 of the mark’s error of 5 points is 8.2', () => {
    expect(at(92)).toBeNull();
    expect(at(91)).toEqual({ by: 'mark', target: 100, targetWindow: 'W1', mark: 91, window: 'W1', gap: 9, error: 5 });
  });

  it('says nothing of a target that is still to come, unless the teacher’s own forecast is below it', () => {
    expect(at(60, { reached: false, window: 'W6' })).toBeNull();
    expect(at(60, { reached: false, window: 'W6', forecast: 100 })).toBeNull();
    expect(at(60, { reached: false, window: 'W6', forecast: 99 })).toMatchObject({ by: 'forecast', mark: 99, gap: 1 });
  });

  it('reads a scale on which a fall is good the other way round', () => {
    const difficulties = { ...steps, kind: 'raw' as const, steps: [], direction: 'down' as const };
    const s = (value: number) =>
      reasonOf(offTarget, standing([value], { scale: difficulties, targets: [target({ value: 10 })] }));
    expect(s(2)).toBeNull();
    expect(s(19)).toMatchObject({ gap: 9 });
  });
});

describe('strand-gap', () => {
  const strands = (positions: number[], error = 0.3): StrandStanding[] =>
    positions.map((position, i) => ({ strand: `S${i + 1}`, window: 'W1', mark: 50, position, error }));
  const of = (positions: number[], error?: number) =>
    reasonOf(strandGap, standing([50], { strands: strands(positions, error) }));

  it('takes a strand 1 SD below the pupil’s own mean of strands', () => {
    // Mean −0.4; S4 is 1.2 below. SE: 0.3·√(.75² + 3·.25²) = 0.2598; Bonferroni quantile for four strands 2.2414.
    expect(of([0, 0, 0, -1.6])).toMatchObject({
      strand: 'S4',
      difference: expect.closeTo(-1.2, 12),
      error: expect.closeTo(0.259808, 6),
      strands: 4,
      others: 0,
    });
    expect(of([0, 0, 0, -1.3])).toBeNull();
  });

  it('is silent where the difference could be error: all strands are looked at, so that one will be lowest', () => {
    expect(of([0, 0, 0, -1.6], 0.7)).toBeNull();
  });

  it('needs three strands: of two each is as far from the mean as the other', () => {
    expect(of([1.5, -1.5])).toBeNull();
    expect(of([2, 2, -2])).not.toBeNull();
  });

  it('names the same strand whatever the order', () => {
    const all = strands([0.4, -1.9, 0.2, -1.7, 0.9], 0.1);
    const named = (given: StrandStanding[]) => reasonOf(strandGap, standing([50], { strands: given }));
    expect(named(all.toReversed())).toEqual(named(all));
    expect(named(all)).toMatchObject({ strand: 'S2', others: 1 });
  });
});

describe('disadvantaged-high-attainer', () => {
  const baseline = (position: number) => ({ window: 'W1', value: 110, position });
  const slipping = (position: number, more: Partial<PupilStanding> = {}) =>
    reasonOf(
      disadvantagedHighAttainer,
      standing([110, 90], { gate: decline, pupilPremium: true, baseline: baseline(position), ...more }),
    );

  it('takes who began in the top third (0.4307 SD and up) and is slipping', () => {
    expect(slipping(0.43)).toBeNull();
    expect(slipping(0.431)).toMatchObject({ baseline: 0.431, baselineMark: 110, mark: 90 });
  });

  it('is about disadvantaged pupils who slip, and no others', () => {
    expect(slipping(1, { pupilPremium: false })).toBeNull();
    expect(slipping(1, { gate: calm })).toBeNull();
    expect(slipping(1, { baseline: null })).toBeNull();
  });
});

const group = (residuals: number[], more: Partial<SupportStanding> = {}): SupportStanding => ({
  group: 'G1',
  startedOn: '2026-09-14',
  days: 42,
  pastReview: false,
  planned: 10,
  had: 9,
  exitAt: null,
  since: residuals.map((residual, i) => ({ window: `W${i + 1}`, value: 90, expectation: null, residual })),
  ...more,
});

describe('support-not-working', () => {
  const of = (...support: SupportStanding[]) => reasonOf(supportNotWorking, standing([90], { support }));

  it('waits for six weeks or the review', () => {
    expect(of(group([-0.5], { days: 41 }))).toBeNull();
    expect(of(group([-0.5]))).toMatchObject({ weeks: 6, residual: -0.5, because: 'no-faster' });
    expect(of(group([-0.5], { days: 10, pastReview: true }))).toMatchObject({ weeks: 1 });
  });

  it('takes −.5 once, or 0 and below twice running', () => {
    expect(of(group([-0.49]))).toBeNull();
    expect(of(group([0.1, 0]))).toBeNull();
    expect(of(group([-0.1, 0]))).toMatchObject({ results: 2 });
    expect(of(group([-2, 0.01]))).toBeNull();
    expect(of(group([]))).toBeNull();
  });

  it('under 80 % of the planned sessions says that the sessions are the problem', () => {
    expect(of(group([-1], { had: 8 }))).toMatchObject({ because: 'no-faster', sessionsHad: 8, sessionsPlanned: 10 });
    expect(of(group([-1], { had: 7 }))).toMatchObject({ because: 'few-sessions' });
  });

  it('of several groups asks about the one that runs longest', () => {
    const longer = group([-1], { group: 'G2', days: 60 });
    expect(of(group([-1]), longer)).toMatchObject({ group: 'G2' });
    expect(of(longer, group([-1]))).toMatchObject({ group: 'G2' });
  });
});

describe('ready-to-exit', () => {
  const after = (values: number[], more: Partial<SupportStanding> = {}): SupportStanding =>
    group([], {
      since: values.map((value, i) => ({ window: `W${i + 1}`, value, expectation: null, residual: 0 })),
      ...more,
    });
  const of = (support: SupportStanding, more: Partial<PupilStanding> = {}) =>
    reasonOf(readyToExit, standing([90], { support: [support], ...more }));

  it('takes one result at or above the criterion where the error is known, two where it is not', () => {
    expect(of(after([84]))).toBeNull();
    expect(of(after([85]))).toMatchObject({ criterion: 85, criterionOf: 'expected-standard', results: 1 });
    expect(of(after([85]), { hasPublishedError: false })).toBeNull();
    expect(of(after([85, 90]), { hasPublishedError: false })).toMatchObject({ results: 2 });
    expect(of(after([85, 84]), { hasPublishedError: false })).toBeNull();
  });

  it('takes the group’s own criterion before the expected standard', () => {
    expect(of(after([94], { exitAt: 95 }))).toBeNull();
    expect(of(after([95], { exitAt: 95 }))).toMatchObject({ criterion: 95, criterionOf: 'group' });
  });

  it('counts only results since entry', () => {
    expect(of(after([]))).toBeNull();
  });
});

describe('staff-concern', () => {
  it('is raised while a concern is open, and speaks of the latest', () => {
    expect(staffConcern.evaluate({ concerns: [] }, {})).toEqual([]);
    const [reason] = staffConcern.evaluate(
      {
        concerns: [
          { id: 'a', raisedOn: '2026-11-02' },
          { id: 'b', raisedOn: '2026-11-09' },
        ],
      },
      {},
    );
    expect(reason?.numbers).toEqual({ concern: 'b', raisedOn: '2026-11-09', concerns: 2 });
  });
});

it('a strand, a target or a group never changes what the marks alone say', () => {
  const alone = standing([84], { latest: mark(84, 'W1') });
  expect(reasonOf(offTarget, alone)).toBeNull();
  expect(reasonOf(strandGap, alone)).toBeNull();
  expect(reasonOf(supportNotWorking, alone)).toBeNull();
});
