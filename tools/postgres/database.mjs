import pg from 'pg';

/** The owner of the schema: runs migrations, makes the app's login and, in tests, databases. Not a superuser. */
const OWNER = 'headway_owner';
const DATABASE = 'headway';

/**
 * Makes the owner and the database in a cluster, if they are not there, and sets the owner's password.
 * @param {string} superuserUrl
 * @param {string} ownerPassword
 * @returns {Promise<string>} the URL of the database as its owner
 */
export async function createDatabase(superuserUrl, ownerPassword) {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const owner = await client.query('select 1 from pg_roles where rolname = $1', [OWNER]);
    if (owner.rowCount === 0) {
      await client.query(`create role ${OWNER} login createdb createrole`);
      // To end the connections of the app's login before a database is dropped.
      await client.query(`grant pg_signal_backend to ${OWNER}`);
    }
    await client.query(`alter role ${OWNER} password ${client.escapeLiteral(ownerPassword)}`);
    const database = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (database.rowCount === 0) await client.query(`create database ${DATABASE} owner ${OWNER}`);
  } finally {
    await client.end();
  }
  const url = new URL(superuserUrl);
  url.username = OWNER;
  url.password = ownerPassword;
  url.pathname = `/${DATABASE}`;
  return url.href;
}
