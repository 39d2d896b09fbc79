import { createRandom, type IsoDate } from '@headway/domain';
import type { Cast } from './cast';
import type { Truth } from './truth';
import { madeUpId, seedOf } from './chance';
import { generateSchool } from './generate-school';
import { UpnIssuer } from './people/roll';
import { trustLeader } from './people/staff';
import { DEMO_SCHOOLS, plainPrimary, type SchoolSpec } from './school-spec';
import { SchoolYears } from './school-years';

/** The day the demo plays on unless told otherwise: four weeks into the second half of the autumn term. */
export const DEMO_TODAY: IsoDate = '2026-11-23';
export const DEMO_SEED = 2;
/** First part of the trust's e-mail domain. */
export const TRUST_DOMAIN = 'larkhollow';

/** The cast of the demo: three schools of one trust. The same seed and day give the same cast. */
export function generateDemo({ seed = DEMO_SEED, today = DEMO_TODAY }: { seed?: number; today?: IsoDate } = {}): Cast {
  return generate(seed, today, 'Larkhollow Trust', TRUST_DOMAIN, DEMO_SCHOOLS);
}

/** A trust of plain primary schools of about equal size, to measure with. */
export function generateTrust({
  seed = DEMO_SEED,
  today = DEMO_TODAY,
  schools,
  pupilsPerSchool,
}: {
  seed?: number;
  today?: IsoDate;
  schools: number;
  pupilsPerSchool: number;
}): Cast {
  const specs = Array.from({ length: schools }, (_, index) => plainPrimary(index, pupilsPerSchool));
  return generate(seed, today, `Trust of ${schools} schools`, 'trust', specs);
}

function generate(seed: number, today: IsoDate, name: string, domain: string, specs: readonly SchoolSpec[]): Cast {
  const random = createRandom(seedOf(seed, 'trust'));
  const years = new SchoolYears(today);
  const truth: Truth = {
    programmeEffects: {},
    added: [],
    falling: [],
    recovering: [],
    levels: new Map(),
    reliability: {},
  };
  const upns = new UpnIssuer();
  const trust = { id: madeUpId(random, years.years[0]?.startsOn ?? today), name };
  const leader = trustLeader(random, years, domain);
  const schools = specs.map((spec) => generateSchool(seed, spec, years, upns, leader, truth));
  return { seed, today, trust, schools, truth };
}
