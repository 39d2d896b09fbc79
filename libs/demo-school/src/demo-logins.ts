import type { Cast } from './cast';

/** A sign-in to show: one per role, in the first school. */
export interface DemoLogin {
  email: string;
  name: string;
  jobTitle: string;
  school: string;
}

/** One well-known sign-in per role, all in the first school; the password is `DEMO_PASSWORD`. */
export function demoLogins({ schools }: Cast): DemoLogin[] {
  const [first] = schools;
  return (first?.staff ?? [])
    .filter(({ demoLogin }) => demoLogin)
    .map(({ email, title, surname, jobTitle }) => ({
      email,
      name: `${title} ${surname}`,
      jobTitle,
      school: first?.name ?? '',
    }));
}
