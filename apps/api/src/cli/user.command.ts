import { randomBytes } from 'node:crypto';
import { Command, Option } from 'commander';
import { roles, type Role } from '../core/access/permissions';
import { CreateAccount } from '../identity/create-account';
import { withApp } from './context';

interface Options {
  school: string;
  email: string;
  title: string;
  forename: string;
  surname: string;
  job: string;
  role: Role[];
}

export const userCommand = (): Command =>
  new Command('user')
    .description('give a person a login and roles in a school; prints a first password, or reads HEADWAY_PASSWORD')
    .requiredOption('--school <number>', 'number of the school')
    .requiredOption('--email <address>', 'e-mail to sign in with')
    .requiredOption('--forename <name>', 'forename')
    .requiredOption('--surname <name>', 'surname')
    .option('--title <title>', 'such as Ms', '')
    .option('--job <title>', 'job title', 'Staff')
    .addOption(new Option('--role <roles...>', 'roles').choices(roles).makeOptionMandatory())
    .action(async (options: Options) => {
      const given = process.env['HEADWAY_PASSWORD'];
      const password = given ?? randomBytes(12).toString('base64url');
      await withApp((app) =>
        app.get(CreateAccount).run({
          schoolId: Number(options.school),
          email: options.email,
          title: options.title,
          forename: options.forename,
          surname: options.surname,
          jobTitle: options.job,
          roles: options.role,
          password,
        }),
      );
      console.log(given ? 'The account is ready.' : `The account is ready. First password: ${password}`);
    });
