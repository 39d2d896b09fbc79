import type { CastStaffRole, RateRole } from '../cast-people';
import type { SchoolSpec } from '../school-spec';

/** A job at a school; named where the demo's pictures name its holder. */
export interface Post {
  jobTitle: string;
  roles: CastStaffRole[];
  rateRole: RateRole | null;
  /** First part of the well-known e-mail address in the principal school. */
  login: string | null;
  holder: { title: string; forename: string; surname: string } | null;
}

export function role(name: CastStaffRole['role'], reach: Partial<CastStaffRole> = {}): CastStaffRole {
  return { role: name, subjects: [], yearGroups: [], ...reach };
}

const held = (title: string, forename: string, surname: string): NonNullable<Post['holder']> => ({
  title,
  forename,
  surname,
});

/** The posts of a primary school; class teachers come in order of year group and class. */
export function primaryPosts(spec: SchoolSpec): Post[] {
  const named = (holder: NonNullable<Post['holder']>): Post['holder'] => (spec.principal ? holder : null);
  const teachers: Post[] = [];
  for (let yearGroup = spec.firstYearGroup; yearGroup <= spec.lastYearGroup; yearGroup++) {
    for (let form = 0; form < spec.classesPerYear; form++) {
      const first = yearGroup === 5 && form === 0;
      teachers.push({
        jobTitle: `Class teacher, ${spec.className(yearGroup, form)}`,
        roles: [role('class-teacher')],
        rateRole: 'teacher',
        login: first ? 'teacher' : null,
        holder: first ? named(held('Ms', 'Adaeze', 'Okafor')) : null,
      });
    }
  }
  const readingLead = teachers.at(-1);
  if (readingLead) {
    readingLead.jobTitle += '; reading leader';
    readingLead.roles.push(role('subject-leader', { subjects: ['reading', 'phonics'] }));
    readingLead.login = 'leader';
    readingLead.holder = named(held('Mr', 'Ieuan', 'Prosser'));
  }
  return [
    leader('Headteacher', 'head', named(held('Mrs', 'Judith', 'Fairweather'))),
    leader('Deputy headteacher, pupil premium lead', 'deputy', named(held('Mr', 'Daniel', 'Osei'))),
    { ...senco(), holder: named(held('Mrs', 'Rut', 'Lindqvist')) },
    ...teachers,
    assistant('Teaching assistant', 'ta', named(held('Mrs', 'Gurpreet', 'Sandhu'))),
    assistant('Higher level teaching assistant', null, named(held('Mr', 'Tom', 'Hale'))),
    assistant('Teaching assistant', null, named(held('Miss', 'Cerys', 'Bevan'))),
    ...Array.from({ length: 2 * spec.classesPerYear }, () => assistant('Teaching assistant', null, null)),
    tutor(),
    ...office(),
  ];
}

/** The posts of a secondary school: five or six teachers a subject, of whom one leads it. */
export function secondaryPosts(spec: SchoolSpec): Post[] {
  const subjects = spec.curriculum.subjects.filter(({ strandOf }) => strandOf === null);
  const perSubject = spec.classesPerYear + 1;
  const teachers = subjects.flatMap(({ key, name }) =>
    Array.from({ length: perSubject }, (_, index): Post => {
      const leads = index === 0;
      return {
        jobTitle: leads ? `Head of ${name.toLowerCase()}` : `Teacher of ${name.toLowerCase()}`,
        roles: leads ? [role('class-teacher'), role('subject-leader', { subjects: [key] })] : [role('class-teacher')],
        rateRole: 'teacher',
        login: null,
        holder: null,
      };
    }),
  );
  return [
    leader('Headteacher', 'head', null),
    leader('Deputy headteacher, pupil premium lead', 'deputy', null),
    senco(),
    ...teachers,
    ...Array.from({ length: 8 }, () => assistant('Teaching assistant', null, null)),
    tutor(),
    tutor(),
    ...office(),
  ];
}

function leader(jobTitle: string, login: string, holder: Post['holder']): Post {
  return { jobTitle, roles: [role('senior-leader')], rateRole: 'leader', login, holder };
}

function senco(): Post {
  return { jobTitle: 'SENCO', roles: [role('senco')], rateRole: 'senco', login: 'senco', holder: null };
}

/** Taken on for interventions alone, with pupil premium. */
function tutor(): Post {
  return { ...assistant('Academic tutor', null, null), rateRole: 'tutor' };
}

function assistant(jobTitle: string, login: string | null, holder: Post['holder']): Post {
  return { jobTitle, roles: [role('teaching-assistant')], rateRole: 'teaching-assistant', login, holder };
}

function office(): Post[] {
  return [
    {
      jobTitle: 'School business manager',
      roles: [role('business-manager')],
      rateRole: 'office',
      login: 'business',
      holder: null,
    },
    { jobTitle: 'Data manager', roles: [role('data-manager')], rateRole: 'office', login: 'data', holder: null },
    { jobTitle: 'Chair of governors', roles: [role('governor')], rateRole: null, login: 'governor', holder: null },
  ];
}
