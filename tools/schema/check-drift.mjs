// Fails when the entities say something the migrations do not: migrates an empty database and asks TypeORM whether it
// would generate another migration.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { startThrowAwayPostgres } from '../postgres/throw-away.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const { ownerUrl, stop } = await startThrowAwayPostgres();
try {
  const typeorm = (command, ...args) =>
    spawnSync(
      process.execPath,
      [
        '-r',
        'ts-node/register',
        'node_modules/typeorm/cli.js',
        command,
        '-d',
        'apps/api/src/core/database/owner-data-source.ts',
        ...args,
      ],
      {
        cwd: root,
        encoding: 'utf8',
        env: {
          ...process.env,
          DATABASE_URL: ownerUrl,
          TS_NODE_PROJECT: 'apps/api/tsconfig.json',
          TS_NODE_TRANSPILE_ONLY: 'true',
        },
      },
    );
  const migrated = typeorm('migration:run');
  if (migrated.status !== 0) throw new Error(migrated.stdout + migrated.stderr);
  const checked = typeorm('migration:generate', 'apps/api/src/core/database/migrations/drift', '--check', '--dryrun');
  if (checked.status !== 0) {
    console.error(checked.stdout + checked.stderr);
    console.error('The entities and the migrations differ: add a migration with the statements above.');
    process.exitCode = 1;
  } else {
    console.log('The migrations make exactly the schema the entities describe.');
  }
} finally {
  await stop();
}
