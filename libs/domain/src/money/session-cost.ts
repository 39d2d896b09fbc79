import { IsoDate } from '../calendar/iso-date';
import { addCosts, Cost, Pence, proportion, requirePence } from './pence';
import { MissingRate, Rate, rateOn } from './rates';

/** One person's part in a session. */
export interface SessionStaff {
  role: string;
  /** Employed anyway: the time counts in the full cost only. Otherwise (outside tutor, overtime, cover) in both. */
  existing: boolean;
}

/** What a session consists of, planned or held. */
export interface SessionFacts {
  date: IsoDate;
  /** Length with the pupils, whole minutes. */
  minutes: number;
  /** Preparation and record keeping of each member of staff, whole minutes. */
  preparationMinutes: number;
  staff: readonly SessionStaff[];
  materials: Pence;
}

export type SessionCost = { ok: true; cost: Cost } | { ok: false; because: 'no-rate'; missing: MissingRate[] };

/**
 * Cost of a session = Σ staff (rate on that day × (minutes + preparation)) + materials, each member of staff rounded
 * half up to the penny. When a role has no rate that day there is no cost, and every role missing is named.
 * Throws a RangeError for minutes or materials that are not whole numbers, 0 or more.
 */
export function sessionCost(session: SessionFacts, rates: readonly Rate[]): SessionCost {
  requirePence('Materials', session.materials);
  const minutes = session.minutes + session.preparationMinutes;
  if (![session.minutes, session.preparationMinutes].every((part) => Number.isSafeInteger(part) && part >= 0)) {
    throw new RangeError(`Minutes are whole numbers, 0 or more`);
  }
  const costs: Cost[] = [{ additional: session.materials, full: session.materials }];
  const missing: MissingRate[] = [];
  for (const { role, existing } of session.staff) {
    const rate = rateOn(rates, role, session.date);
    if (rate.ok) {
      const time = proportion(rate.pencePerHour, minutes, 60);
      costs.push({ additional: existing ? 0 : time, full: time });
    } else if (!missing.some((known) => known.role === role)) {
      missing.push(rate.missing);
    }
  }
  return missing.length > 0 ? { ok: false, because: 'no-rate', missing } : { ok: true, cost: addCosts(...costs) };
}
