import { addDays, isoDate, type IsoDate, type Random } from '@headway/domain';
import type { CastCharacteristic, CharacteristicKind } from '../cast-people';
import { chance, weighted } from '../chance';
import type { SchoolSpec } from '../school-spec';
import type { SchoolYears } from '../school-years';
import { faceOf } from './known-faces';
import type { Enrolled } from './roll';

/** DfE types of need, with how common each is. */
const NEEDS: readonly (readonly [string, number])[] = [
  ['SLCN', 30],
  ['SEMH', 20],
  ['MLD', 17],
  ['SPLD', 14],
  ['ASD', 10],
  ['OTH', 3],
  ['PD', 2],
  ['HI', 2],
  ['VI', 1],
  ['NSA', 3],
];

/** What sums up a pupil for the model of levels and attendance. */
export interface Circumstances {
  premium: boolean;
  sen: 'N' | 'K' | 'E';
  eal: boolean;
}

/** Writes a pupil's dated characteristics and says what they come to. */
export function describePupil(
  random: Random,
  spec: SchoolSpec,
  years: SchoolYears,
  { pupil, name }: Enrolled,
): Circumstances {
  const face = spec.principal ? faceOf(pupil) : undefined;
  const premium = chance(random, spec.premiumShare);
  const disadvantaged = face ? face.premium : premium;
  const sen = face ? (face.sen ?? 'N') : drawSen(random, disadvantaged);
  const facts: CastCharacteristic[] = pupil.characteristics;
  const add = (kind: CharacteristicKind, value: string, startsOn: IsoDate, endsOn: IsoDate | null = null): void => {
    if (startsOn <= years.today && (endsOn === null || endsOn >= startsOn)) {
      facts.push({ kind, value, startsOn, endsOn });
    }
  };

  add('ethnicity', name.ethnicity, pupil.entryDate);
  if (name.eal) add('eal', 'yes', pupil.entryDate);
  if (chance(random, 0.012)) add('service-child', 'yes', pupil.entryDate);
  if (chance(random, 0.005)) add('looked-after', 'yes', later(random, pupil.entryDate, 400));
  addMeals(random, years, disadvantaged, pupil.entryDate, add);
  addSen(random, years, sen, pupil.entryDate, add);
  return { premium: disadvantaged, sen, eal: name.eal };
}

type Add = (kind: CharacteristicKind, value: string, startsOn: IsoDate, endsOn?: IsoDate | null) => void;

/**
 * Meals, Ever 6, premium criteria and premium as funded are four facts. Funding follows the October census from the
 * next April. From September 2026 meals went to more families, without premium.
 */
function addMeals(random: Random, years: SchoolYears, disadvantaged: boolean, entry: IsoDate, add: Add): void {
  const widened = isoDate(2026, 9, 1);
  if (!disadvantaged) {
    if (chance(random, 0.12)) add('meal-eligible', 'yes', entry > widened ? entry : widened);
    return;
  }
  const since = chance(random, 0.7) ? entry : later(random, entry, 500);
  const until = chance(random, 0.15) ? later(random, since, 700) : null;
  add('meal-eligible', 'yes', since, until !== null && until < years.today ? until : null);
  add('premium-criteria', 'yes', since, until !== null && until < years.today ? until : null);
  add('ever6', 'yes', since);
  const census = since.slice(5) <= '10-03' ? Number(since.slice(0, 4)) : Number(since.slice(0, 4)) + 1;
  add('pupil-premium', 'yes', since === entry ? entry : isoDate(census + 1, 4, 1));
}

function addSen(random: Random, years: SchoolYears, sen: 'N' | 'K' | 'E', entry: IsoDate, add: Add): void {
  if (sen === 'N') return;
  const since = later(random, entry, 300);
  const need = weighted(random, NEEDS, ([, weight]) => weight)[0];
  add('sen-need', need, since);
  const plan = later(random, since, 500);
  if (sen === 'E' && plan <= years.today && chance(random, 0.5)) {
    add('sen', 'K', since, addDays(plan, -1));
    add('sen', 'E', plan);
  } else {
    add('sen', sen, since);
  }
}

function drawSen(random: Random, disadvantaged: boolean): 'N' | 'K' | 'E' {
  const draw = random.uniform() / (disadvantaged ? 1.7 : 1);
  if (draw < 0.03) return 'E';
  return draw < 0.14 ? 'K' : 'N';
}

/** Soon after a day, more often sooner. */
function later(random: Random, day: IsoDate, withinDays: number): IsoDate {
  return addDays(day, Math.floor(random.uniform() ** 2 * withinDays));
}
