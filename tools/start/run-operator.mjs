import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { build } from './build.mjs';
import { dataFolder } from './folders.mjs';
import { install } from './install.mjs';
import { openDatabase } from './open-database.mjs';
import { CLI, operator } from './operator.mjs';
import { report } from './problem.mjs';
import { Progress } from './progress.mjs';

/** Commands that calculate only. */
const WITHOUT_DATABASE = new Set(['simulate', 'help', '--help', '-h', '--version', '-V']);

/**
 * Whether a command of the operators works on the database.
 * @param {string[]} args
 */
export function needsDatabase(args) {
  return args.length > 0 && !WITHOUT_DATABASE.has(args[0] ?? '') && !args.includes('--help') && !args.includes('-h');
}

/**
 * `npm run cli -- …`: an operator's command, on the same database as `npm start`; what it needs is installed, built and
 * started first. What we say goes to standard error, so that the command's output can be piped.
 * @param {string[]} args
 */
export async function runOperator(args) {
  const progress = new Progress(process.stderr);
  /** @type {import('./open-database.mjs').OpenDatabase | undefined} */
  let database;
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;
  // The command hears Ctrl-C from the terminal itself; we stay, to stop what we have started.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child?.kill('SIGTERM'));
  process.on('SIGHUP', () => child?.kill('SIGHUP'));
  try {
    await install(progress);
    await build(progress);
    if (needsDatabase(args)) {
      database = await openDatabase(dataFolder(), progress);
      const { environment } = database;
      // A database of ours may be new; one of somebody else's is migrated when they say so.
      if (database.ours && args[0] !== 'migrate') {
        await progress.during('Bringing the database up to date', () => operator(['migrate'], environment));
      }
    }
    child = spawn(process.execPath, ['--enable-source-maps', CLI, ...args], {
      stdio: 'inherit',
      env: { NODE_ENV: 'production', ...process.env, ...database?.environment },
    });
    const [code, signal] = await once(child, 'exit');
    process.exitCode = code ?? 128 + (constants.signals[/** @type {NodeJS.Signals} */ (signal)] ?? 0);
  } catch (error) {
    report(error);
    process.exitCode = 1;
  } finally {
    await database?.close();
  }
  process.exit();
}
