import { createRandom } from '@headway/domain';
import type { CastStaff } from './cast-people';
import { seedOf } from './chance';
import { DEMO_SEED, DEMO_TODAY, TRUST_DOMAIN } from './generate-trust';
import { makeStaff, trustLeader } from './people/staff';
import { WRENFIELD } from './school-spec';
import { SchoolYears } from './school-years';

/** A sign-in to show: one per role, in the first school. */
export interface DemoLogin {
  email: string;
  name: string;
  jobTitle: string;
}

/** One well-known sign-in per role, without making up the rest of the demo; the password is `DEMO_PASSWORD`. */
export function demoLogins(): DemoLogin[] {
  const years = new SchoolYears(DEMO_TODAY);
  const staff: CastStaff[] = [
    ...makeStaff(createRandom(seedOf(DEMO_SEED, `${WRENFIELD.key}/staff`)), WRENFIELD, years),
    trustLeader(createRandom(DEMO_SEED), years, TRUST_DOMAIN),
  ];
  return staff
    .filter(({ demoLogin }) => demoLogin)
    .map(({ email, title, surname, jobTitle }) => ({ email, name: `${title} ${surname}`, jobTitle }));
}
