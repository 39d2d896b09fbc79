import { IsoDate } from '../calendar/iso-date';
import { Pence } from './pence';

/** What an hour of a role costs (pay and on-costs), from a day until the next rate of that role begins. */
export interface Rate {
  role: string;
  validFrom: IsoDate;
  /** The last day; without it the rate holds until the role's next one. */
  validTo?: IsoDate;
  pencePerHour: Pence;
}

/** A role without a rate on a day: the cost cannot be told, and is never taken as nothing. */
export interface MissingRate {
  role: string;
  date: IsoDate;
}

export type RateOnDate = { ok: true; pencePerHour: Pence } | { ok: false; because: 'no-rate'; missing: MissingRate };

/** The rate of a role on a day: of those valid that day, the one that began last. */
export function rateOn(rates: readonly Rate[], role: string, date: IsoDate): RateOnDate {
  let found: Rate | undefined;
  for (const rate of rates) {
    const valid = rate.role === role && rate.validFrom <= date && (rate.validTo === undefined || date <= rate.validTo);
    if (valid && (found === undefined || rate.validFrom > found.validFrom)) found = rate;
  }
  return found
    ? { ok: true, pencePerHour: found.pencePerHour }
    : { ok: false, because: 'no-rate', missing: { role, date } };
}
