import { OneOffCost, oneOffPart } from './one-off';
import { addCosts, Cost, NO_COST, Pence, proportion } from './pence';
import { MissingRate, Rate } from './rates';
import { sessionCost, SessionFacts } from './session-cost';
import { shareAmongPupils } from './shares';

/** A session that took place, with the pupils enrolled in the group that day. */
export interface HeldSession extends SessionFacts {
  enrolledPupilIds: readonly string[];
}

export interface GroupCostFacts {
  /** Every session of the plan, whether held since or not. */
  planned: readonly SessionFacts[];
  held: readonly HeldSession[];
  /** Sessions still to come. */
  toCome: readonly SessionFacts[];
  /** Training, licences, kit: additional spending, borne when the group starts. */
  oneOffs: readonly OneOffCost[];
  /** Pupils ever placed in the group (for the plan of a group not yet filled: its capacity). */
  pupilsStarted: number;
  rates: readonly Rate[];
}

export interface GroupCostFigures {
  planned: Cost;
  /** Held sessions and the group's part of one-off costs. */
  delivered: Cost;
  /** Delivered and the sessions still to come. */
  projected: Cost;
  /** Delivered cost ÷ pupils who started, rounded to the penny; null while nobody has started. */
  deliveredPerPupilStarted: Cost | null;
  /** Projected cost ÷ pupils who started; null while nobody has started. */
  projectedPerPupilStarted: Cost | null;
  /** What was delivered to each pupil: equal shares of the sessions they were enrolled for. One-off costs are not in it. */
  deliveredByPupil: Map<string, Cost>;
  /** Held sessions for which nobody was enrolled; part of `delivered`, borne by no pupil. */
  deliveredToNobody: Cost;
  /** Length of held sessions with pupils, and preparation, for each member of staff, in minutes. */
  staffMinutes: number;
  /** Pupils enrolled × length of held sessions, in minutes: time away from class if all had come. */
  pupilMinutes: number;
}

export type GroupCost =
  { ok: true; figures: GroupCostFigures } | { ok: false; because: 'no-rate'; missing: MissingRate[] };

/**
 * What a group costs: planned, delivered to date and projected, additional spending and full cost apart.
 * `deliveredByPupil` and `deliveredToNobody` sum to the held sessions to the penny.
 * When a rate is missing on any day there are no figures; every missing role and day is named once.
 */
export function groupCost(facts: GroupCostFacts): GroupCost {
  const missing = new Map<string, MissingRate>();
  const costOf = (session: SessionFacts): Cost => {
    const answer = sessionCost(session, facts.rates);
    if (answer.ok) return answer.cost;
    for (const rate of answer.missing) missing.set(`${rate.date} ${rate.role}`, rate);
    return NO_COST;
  };
  const held = facts.held.map((session) => ({ session, cost: costOf(session) }));
  const planned = addCosts(...facts.planned.map(costOf));
  const toCome = addCosts(...facts.toCome.map(costOf));
  if (missing.size > 0) return { ok: false, because: 'no-rate', missing: [...missing.values()] };

  const oneOff: Pence = facts.oneOffs.reduce((sum, cost) => sum + oneOffPart(cost, facts.pupilsStarted), 0);
  const once: Cost = { additional: oneOff, full: oneOff };
  const delivered = addCosts(once, ...held.map(({ cost }) => cost));
  const projected = addCosts(delivered, toCome);
  return {
    ok: true,
    figures: {
      planned: addCosts(once, planned),
      delivered,
      projected,
      deliveredPerPupilStarted: perPupil(delivered, facts.pupilsStarted),
      projectedPerPupilStarted: perPupil(projected, facts.pupilsStarted),
      ...sharesOf(held),
      staffMinutes: sum(
        facts.held,
        ({ staff, minutes, preparationMinutes }) => staff.length * (minutes + preparationMinutes),
      ),
      pupilMinutes: sum(facts.held, ({ enrolledPupilIds, minutes }) => enrolledPupilIds.length * minutes),
    },
  };
}

function sharesOf(
  held: readonly { session: HeldSession; cost: Cost }[],
): Pick<GroupCostFigures, 'deliveredByPupil' | 'deliveredToNobody'> {
  const deliveredByPupil = new Map<string, Cost>();
  let deliveredToNobody = NO_COST;
  for (const [turn, { session, cost }] of held.entries()) {
    if (session.enrolledPupilIds.length === 0) deliveredToNobody = addCosts(deliveredToNobody, cost);
    for (const [id, share] of shareAmongPupils(cost, session.enrolledPupilIds, turn)) {
      deliveredByPupil.set(id, addCosts(deliveredByPupil.get(id) ?? NO_COST, share));
    }
  }
  return { deliveredByPupil, deliveredToNobody };
}

function perPupil(cost: Cost, pupils: number): Cost | null {
  if (pupils === 0) return null;
  return { additional: proportion(cost.additional, 1, pupils), full: proportion(cost.full, 1, pupils) };
}

function sum<T>(items: readonly T[], amount: (item: T) => number): number {
  return items.reduce((total, item) => total + amount(item), 0);
}
