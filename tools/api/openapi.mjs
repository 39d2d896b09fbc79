// Builds the API and writes its description to libs/api-client/openapi.json; with --check says whether that is current.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const committed = path.join(root, 'libs/api-client/openapi.json');
const check = process.argv.includes('--check');

const run = (program, args) => execFileSync(program, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });

run(process.execPath, ['node_modules/nx/dist/bin/nx.js', 'build', 'api']);
const folder = mkdtempSync(path.join(tmpdir(), 'headway-openapi-'));
const target = check ? path.join(folder, 'openapi.json') : committed;
run(process.execPath, ['dist/apps/api/openapi.js', target]);
const same = readFileSync(target, 'utf8') === readFileSync(committed, 'utf8');
rmSync(folder, { recursive: true });
if (!same) {
  console.error('libs/api-client/openapi.json is not what the API says today: run "npm run openapi" and commit it.');
  process.exit(1);
}
