import { execFileSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(__dirname, '../../..');

/** Runs the operators' command line on the database of the running Headway; returns what it printed. */
export function operator(...args: string[]): string {
  return execFileSync(process.execPath, [path.join(root, 'dist/apps/api/cli.js'), ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  });
}

/** Adds a school and a person in it who can sign in with `password`; returns the school's number. */
export function newSchool(name: string, email: string, password: string, ...roles: string[]): number {
  const school = Number(/School (\d+)/.exec(operator('school', '--name', name))?.[1]);
  process.env['HEADWAY_PASSWORD'] = password;
  operator(
    ...['user', '--school', String(school), '--email', email, '--forename', 'Robin', '--surname', 'Marsh'],
    ...['--job', 'Data manager', '--role', ...roles],
  );
  delete process.env['HEADWAY_PASSWORD'];
  return school;
}
