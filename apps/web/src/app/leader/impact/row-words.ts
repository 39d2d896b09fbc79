import type { CostPerMonthDto, CostPerPupilDto, EffectDto, ImpactRowDto } from '@headway/api-client';
import { counted, plain, pounds, poundsAndPence, signed } from '../../shared/words/numbers';
import { longDate, shortDate } from '../../shared/words/dates';
import { listed } from './counting';

/** "Reception", "Year 4", "Years 4 and 5", "Years 3 to 6", "Years 1, 3 and 4". */
export function yearsWords(yearGroups: readonly number[]): string {
  const names = [...yearGroups].sort((a, b) => a - b).map(yearName);
  const numbers = [...yearGroups].filter((year) => year > 0).sort((a, b) => a - b);
  const [first] = numbers;
  const last = numbers.at(-1);
  if (first === undefined || last === undefined || numbers.length < 2 || numbers.length < names.length) {
    return listed(names);
  }
  const run = last - first === numbers.length - 1 && numbers.length > 2;
  return run ? `Years ${first} to ${last}` : `Years ${listed(numbers.map(String))}`;
}

function yearName(year: number): string {
  if (year > 0) return `Year ${year}`;
  return year === 0 ? 'Reception' : `Nursery ${year + 3}`;
}

/** "Reading, Years 4 and 5" */
export function scopeWords({ subjectName, yearGroups }: Pick<ImpactRowDto, 'subjectName' | 'yearGroups'>): string {
  return [subjectName, yearsWords(yearGroups)].filter((text) => text !== '').join(', ');
}

/** "8 Sep to 17 Oct 2025"; both years when they differ. */
export function datesWords({ startsOn, endsOn }: Pick<ImpactRowDto, 'startsOn' | 'endsOn'>): string {
  const year = (date: string): string => date.slice(0, 4);
  const start = year(startsOn) === year(endsOn) ? '' : ` ${year(startsOn)}`;
  return `${shortDate(startsOn)}${start} to ${shortDate(endsOn)} ${year(endsOn)}`;
}

/** What, for whom and when, in one line; the programme where the group's name does not say it. */
export function underName(row: ImpactRowDto): string {
  const named = row.groupName.startsWith(row.programmeName);
  return [...(named ? [] : [row.programmeName]), scopeWords(row), datesWords(row)].join(' · ');
}

/** "+0.08 to +0.60" */
export function intervalWords({ lower, upper }: Pick<EffectDto, 'lower' | 'upper'>): string {
  return `${signed(lower)} to ${signed(upper)}`;
}

/** "88%"; in words where no session was planned. */
export function sessionsWords(share: number | null): string {
  return share === null ? 'none planned' : `${Math.round(share * 100)}%`;
}

/** Whom the pupils are compared with: "against 46". */
export function againstWords({ verdict, comparators }: Pick<ImpactRowDto, 'verdict' | 'comparators'>): string {
  if (verdict === 'too-early') return 'no results yet';
  return comparators === 0 ? 'against nobody' : `against ${comparators}`;
}

/** Pence as pounds: whole pounds from ten up, so that columns can be compared. */
export function money(pence: number): string {
  return pence >= 1000 || pence === 0 ? pounds(pence / 100) : poundsAndPence(pence / 100);
}

/** What a pupil cost, full and additional apart; or why that is not known. */
export function costSentence(cost: CostPerPupilDto): string {
  if (cost.full === null || cost.additional === null) return `Cost cannot be said. ${cost.missing ?? ''}`.trim();
  const once = `${money(cost.full)} a pupil who started, staff time included.`;
  return `${once} ${cost.additional === 0 ? 'Nothing of that was spent in addition.' : `${money(cost.additional)} of that was spent in addition.`}`;
}

/** The cost of a month of progress, as far as the interval lets it be said. */
export function perMonthSentence(perMonth: CostPerMonthDto): string {
  const { say, estimate, atBest, atWorst } = perMonth;
  if (say === 'cannot-be-said' || atBest === null) return 'What a month of progress cost cannot be said.';
  if (say === 'at-best' || estimate === null || atWorst === null) {
    return `A month of progress cost ${money(atBest)} at best; there is no upper limit.`;
  }
  return `A month of progress cost about ${money(estimate)} (${money(atBest)} to ${money(atWorst)}).`;
}

/** The plain gain and what was to be expected anyway, for the table. */
export function gainWords(naive: ImpactRowDto['naive']): string {
  return naive ? `${signed(naive.gain)} (${signed(naive.expectedAnyway)} expected anyway)` : 'none';
}

/** "12 of 13 pupils who started have a result at both ends." */
export function startedSentence({ started, participants }: Pick<ImpactRowDto, 'started' | 'participants'>): string {
  if (started === participants) return `All ${counted(started, 'pupil')} who started are counted.`;
  return `${counted(participants, 'pupil')} of the ${started} who started ${participants === 1 ? 'is' : 'are'} counted: the others have no result at both ends.`;
}

/** How old the newest of these numbers is: "Numbers of 26 November 2026". */
export function workedOutWords(rows: readonly Pick<ImpactRowDto, 'madeAt'>[]): string | null {
  const latest = rows
    .map(({ madeAt }) => madeAt)
    .sort()
    .at(-1);
  return latest === undefined ? null : `Numbers of ${longDate(latest)}`;
}

/** A number of the scale, with as many decimals as its unit needs. */
export function inUnit(value: number, unit: 'marks' | 'positions'): string {
  return plain(value, unit === 'marks' ? 1 : 2);
}
