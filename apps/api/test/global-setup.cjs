// One throw-away PostgreSQL for the whole run. Each test file makes its database as a copy of a migrated template.
const path = require('node:path');
const { pathToFileURL } = require('node:url');

module.exports = async () => {
  const module = pathToFileURL(path.join(__dirname, '../../../tools/postgres/throw-away.mjs')).href;
  const { startThrowAwayPostgres } = await import(module);
  const cluster = await startThrowAwayPostgres();
  process.env.HEADWAY_TEST_OWNER_URL = cluster.ownerUrl;
  globalThis.__headwayStopPostgres = () => cluster.stop();
};
