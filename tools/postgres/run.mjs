import { spawn } from 'node:child_process';

/**
 * Runs one of PostgreSQL's programs to its end, outside any folder its user may not enter.
 * @param {string} program
 * @param {string[]} args
 * @param {import('./server-user.mjs').ServerUser} user
 * @returns {Promise<{ code: number | null, output: string }>}
 */
export function run(program, args, user) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...user,
      cwd: process.platform === 'win32' ? undefined : '/',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C' },
    });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.once('error', reject);
    // Not 'close': on Windows the server inherits the pipes of the pg_ctl that started it.
    child.once('exit', (code) => {
      child.stdout.destroy();
      child.stderr.destroy();
      resolve({ code, output });
    });
  });
}
