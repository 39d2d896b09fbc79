import fc from 'fast-check';
import { groupCost, GroupCostFacts } from './group-cost';
import { oneOffPart } from './one-off';
import { addCosts, NO_COST } from './pence';
import { Rate, rateOn } from './rates';
import { sessionCost, SessionFacts } from './session-cost';

const rates: Rate[] = [
  { role: 'teaching-assistant', validFrom: '2024-09-01', pencePerHour: 1600 },
  { role: 'teaching-assistant', validFrom: '2025-09-01', pencePerHour: 1700 },
  { role: 'tutor', validFrom: '2025-09-01', validTo: '2026-03-31', pencePerHour: 3000 },
];
const session = (date: string, more: Partial<SessionFacts> = {}): SessionFacts => ({
  date,
  minutes: 30,
  preparationMinutes: 10,
  staff: [{ role: 'teaching-assistant', existing: true }],
  materials: 0,
  ...more,
});

describe('rateOn', () => {
  it('takes the rate of the day, not today’s', () => {
    expect(rateOn(rates, 'teaching-assistant', '2025-08-31')).toEqual({ ok: true, pencePerHour: 1600 });
    expect(rateOn(rates, 'teaching-assistant', '2025-09-01')).toEqual({ ok: true, pencePerHour: 1700 });
    expect(rateOn([...rates].reverse(), 'teaching-assistant', '2026-01-01')).toEqual({ ok: true, pencePerHour: 1700 });
  });

  it.each([
    ['tutor', '2025-08-31'],
    ['tutor', '2026-04-01'],
    ['teacher', '2026-01-01'],
  ])('has no rate for %s on %s rather than one of 0', (role, date) => {
    expect(rateOn(rates, role, date)).toEqual({ ok: false, because: 'no-rate', missing: { role, date } });
  });
});

describe('sessionCost', () => {
  it('pays minutes and preparation of all staff, and materials', () => {
    const staff = [
      { role: 'teaching-assistant', existing: true },
      { role: 'tutor', existing: false },
    ];
    // 40 minutes: 17.00 × 2/3 = 11.33, 30.00 × 2/3 = 20.00, materials 1.25
    expect(sessionCost(session('2025-10-01', { staff, materials: 125 }), rates)).toEqual({
      ok: true,
      cost: { additional: 2125, full: 3258 },
    });
  });

  it('names every role without a rate, once', () => {
    const staff = ['tutor', 'teacher', 'teacher'].map((role) => ({ role, existing: false }));
    expect(sessionCost(session('2026-05-01', { staff }), rates)).toEqual({
      ok: false,
      because: 'no-rate',
      missing: [
        { role: 'tutor', date: '2026-05-01' },
        { role: 'teacher', date: '2026-05-01' },
      ],
    });
  });

  it('refuses fractions', () => {
    expect(() => sessionCost(session('2025-10-01', { materials: 1.5 }), rates)).toThrow(RangeError);
    expect(() => sessionCost(session('2025-10-01', { minutes: -5 }), rates)).toThrow(RangeError);
  });
});

describe('oneOffPart', () => {
  it('spreads a licence over the pupils it serves', () => {
    expect(oneOffPart({ pence: 60_000, servesPupils: 24, pupilsBefore: 0 }, 6)).toBe(15_000);
    expect(oneOffPart({ pence: 60_000, servesPupils: 24, pupilsBefore: 22 }, 6)).toBe(5_000);
    expect(oneOffPart({ pence: 60_000, servesPupils: 24, pupilsBefore: 24 }, 6)).toBe(0);
  });

  it('is charged once in all, however pupils come in groups', () => {
    fc.assert(
      fc.property(
        fc.nat(5_000_000),
        fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 30 }),
        (pence, groups) => {
          const servesPupils = groups.reduce((sum, pupils) => sum + pupils, 0);
          let pupilsBefore = 0;
          let charged = 0;
          for (const pupils of groups) {
            charged += oneOffPart({ pence, servesPupils, pupilsBefore }, pupils);
            pupilsBefore += pupils;
          }
          expect(charged).toBe(pence);
        },
      ),
    );
  });

  it('refuses to serve nobody', () =>
    expect(() => oneOffPart({ pence: 1, servesPupils: 0, pupilsBefore: 0 }, 1)).toThrow(RangeError));
});

describe('groupCost', () => {
  const dates = ['2025-10-01', '2025-10-08', '2025-10-15'];
  const facts: GroupCostFacts = {
    planned: dates.map((date) => session(date)),
    held: [
      { ...session('2025-10-01'), enrolledPupilIds: ['ann', 'bob', 'cam'] },
      { ...session('2025-10-08', { staff: [{ role: 'tutor', existing: false }] }), enrolledPupilIds: ['ann', 'bob'] },
    ],
    toCome: [session('2025-10-15')],
    oneOffs: [{ pence: 10_000, servesPupils: 10, pupilsBefore: 0 }],
    pupilsStarted: 3,
    rates,
  };
  const figuresOf = (given: GroupCostFacts) => {
    const answer = groupCost(given);
    if (!answer.ok) throw new Error('a rate is missing');
    return answer.figures;
  };

  it('tells plan, delivery and projection, and additional from full, apart', () => {
    // A session of the assistant: 11.33 of existing time; of the tutor: 20.00 extra; licence: 3 of 10 pupils.
    expect(figuresOf(facts)).toMatchObject({
      planned: { additional: 3000, full: 6399 },
      delivered: { additional: 5000, full: 6133 },
      projected: { additional: 5000, full: 7266 },
      deliveredPerPupilStarted: { additional: 1667, full: 2044 },
      projectedPerPupilStarted: { additional: 1667, full: 2422 },
      staffMinutes: 80,
      pupilMinutes: 150,
    });
  });

  it('charges a session to those enrolled that day', () => {
    const { deliveredByPupil } = figuresOf(facts);
    expect(deliveredByPupil.get('cam')).toEqual({ additional: 0, full: 377 });
    expect(deliveredByPupil.get('bob')?.additional).toBe(1000);
  });

  it('keeps the cost of a session nobody was enrolled for', () => {
    const figures = figuresOf({ ...facts, held: [{ ...session('2025-10-01'), enrolledPupilIds: [] }], oneOffs: [] });
    expect(figures.deliveredToNobody).toEqual({ additional: 0, full: 1133 });
    expect(figures.delivered).toEqual({ additional: 0, full: 1133 });
  });

  it('has no cost per pupil before anyone has started', () => {
    expect(figuresOf({ ...facts, pupilsStarted: 0 })).toMatchObject({
      deliveredPerPupilStarted: null,
      projectedPerPupilStarted: null,
    });
  });

  it('gives no figures while a rate is missing, and says which', () => {
    expect(
      groupCost({ ...facts, toCome: [session('2026-06-01', { staff: [{ role: 'tutor', existing: false }] })] }),
    ).toEqual({
      ok: false,
      because: 'no-rate',
      missing: [{ role: 'tutor', date: '2026-06-01' }],
    });
  });

  it('accounts for every penny of the held sessions', () => {
    const held = fc.array(
      fc.record({
        date: fc.constantFrom(...dates),
        minutes: fc.integer({ min: 0, max: 90 }),
        preparationMinutes: fc.integer({ min: 0, max: 30 }),
        materials: fc.nat(999),
        staff: fc.array(fc.record({ role: fc.constantFrom('tutor', 'teaching-assistant'), existing: fc.boolean() }), {
          maxLength: 3,
        }),
        enrolledPupilIds: fc.uniqueArray(fc.constantFrom('ann', 'bob', 'cam', 'dee', 'eli', 'fay', 'gus')),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(held, (sessions) => {
        const figures = figuresOf({ ...facts, held: sessions, oneOffs: [] });
        const shared = addCosts(NO_COST, ...figures.deliveredByPupil.values());
        expect(addCosts(shared, figures.deliveredToNobody)).toEqual(figures.delivered);
        expect(figures.delivered.full).toBeGreaterThanOrEqual(figures.delivered.additional);
      }),
    );
  });
});
