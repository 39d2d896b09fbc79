import { isoDate, type Random } from '@headway/domain';
import type { CastRate, CastStaff, RateRole } from '../cast-people';
import { chance, madeUpId, pick } from '../chance';
import type { SchoolSpec } from '../school-spec';
import type { SchoolYears } from '../school-years';
import type { Teachers } from './classes';
import { TITLES_WOMEN } from './name-lists';
import { asciiName, Namer } from './names';
import { primaryPosts, role, secondaryPosts, type Post } from './posts';

/** Every account of the demo has this password; it is printed where the demo is loaded. */
export const DEMO_PASSWORD = 'headway-demo-school';

export function makeStaff(random: Random, spec: SchoolSpec, years: SchoolYears): CastStaff[] {
  const namer = new Namer(random);
  const posts = spec.phase === 'primary' ? primaryPosts(spec) : secondaryPosts(spec);
  for (const { holder } of posts) if (holder) namer.reserve(holder.forename, holder.surname);
  const surnames = new Set(posts.flatMap(({ holder }) => (holder ? [holder.surname] : [])));
  const addresses = new Set<string>();
  return posts.map((post) => {
    const holder = post.holder ?? drawHolder(random, namer, surnames);
    const email = address(spec, post, holder, addresses);
    return {
      id: madeUpId(random, years.years[0]?.startsOn ?? years.today),
      ...holder,
      jobTitle: post.jobTitle,
      roles: post.roles,
      rateRole: post.rateRole,
      email,
      demoLogin: spec.principal && post.login !== null,
    };
  });
}

/** The trust leader is the same person, with the same sign-in, in every school. */
export function trustLeader(random: Random, years: SchoolYears, domain: string): CastStaff {
  return {
    id: madeUpId(random, years.years[0]?.startsOn ?? years.today),
    title: 'Dr',
    forename: 'Marguerite',
    surname: 'Okonkwo-Bligh',
    jobTitle: 'Trust director of education',
    roles: [role('trust-leader')],
    rateRole: null,
    email: `trust@${domain}.example`,
    demoLogin: true,
  };
}

/** Which staff take which class: in a primary a teacher has a class; in a secondary a teacher has several sets. */
export function assignTeachers(spec: SchoolSpec, staff: readonly CastStaff[]): Teachers {
  const teachers = staff.filter(({ roles }) => roles.some((held) => held.role === 'class-teacher'));
  const assistants = staff.filter(({ roles }) => roles.some((held) => held.role === 'teaching-assistant'));
  const at = (people: readonly CastStaff[], index: number): string[] => {
    const person = people[index % Math.max(1, people.length)];
    return person ? [person.id] : [];
  };
  const subjects = spec.curriculum.subjects.filter(({ strandOf }) => strandOf === null).map(({ key }) => key);
  const perSubject = spec.classesPerYear + 1;
  return {
    ofForm: (yearGroup, form) => {
      const slot = (yearGroup - spec.firstYearGroup) * spec.classesPerYear + form;
      return [...at(teachers, slot), ...at(assistants, yearGroup - spec.firstYearGroup)];
    },
    ofSet: (subject, yearGroup, set) => {
      const first = subjects.indexOf(subject) * perSubject;
      return at(teachers, first + ((yearGroup + set) % perSubject));
    },
  };
}

const PENCE_PER_HOUR: Readonly<Record<RateRole, number>> = {
  'teaching-assistant': 1640,
  tutor: 2480,
  teacher: 3980,
  senco: 4420,
  leader: 5360,
  office: 2210,
};
const YEARLY_RISE = 1.035;

/** What an hour of each kind of staff costs the school with on-costs, newly set every September. */
export function makeRates(years: SchoolYears): CastRate[] {
  return years.years.flatMap(({ startYear }, index) =>
    (Object.entries(PENCE_PER_HOUR) as [RateRole, number][]).map(([rateRole, pence]) => ({
      rateRole,
      startsOn: isoDate(startYear, 9, 1),
      pencePerHour: Math.round(pence * YEARLY_RISE ** index),
      additional: rateRole === 'tutor',
    })),
  );
}

function drawHolder(random: Random, namer: Namer, surnames: Set<string>): NonNullable<Post['holder']> {
  const woman = chance(random, 0.75);
  let { forename, surname } = namer.draw(woman ? 'F' : 'M');
  while (surnames.has(surname)) ({ forename, surname } = namer.draw(woman ? 'F' : 'M'));
  surnames.add(surname);
  return { title: woman ? pick(random, TITLES_WOMEN) : 'Mr', forename, surname };
}

function address(spec: SchoolSpec, post: Post, holder: NonNullable<Post['holder']>, taken: Set<string>): string {
  const own = `${asciiName(holder.forename).slice(0, 1)}.${asciiName(holder.surname)}`;
  const local = spec.principal && post.login !== null ? post.login : own;
  for (let copy = 1; ; copy++) {
    const email = `${local}${copy === 1 ? '' : copy}@${spec.key}.example`;
    if (taken.has(email)) continue;
    taken.add(email);
    return email;
  }
}
