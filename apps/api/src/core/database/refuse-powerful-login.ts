import type { DataSource } from 'typeorm';

/** Row-level security does not hold for a superuser, a login that bypasses it or the tables' owner: refuse to start as one. */
export async function refusePowerfulLogin(dataSource: DataSource): Promise<void> {
  const [login] = await dataSource.query<{ name: string; powerful: boolean; owns: boolean }[]>(
    `SELECT rolname AS name, rolsuper OR rolbypassrls AS powerful,
            EXISTS (SELECT 1 FROM pg_class c WHERE c.relowner = r.oid AND c.relnamespace = 'public'::regnamespace) AS owns
     FROM pg_roles r WHERE rolname = current_user`,
  );
  if (!login || login.powerful || login.owns) {
    throw new Error(
      `DATABASE_APP_URL signs in as "${login?.name ?? '?'}", which is not bound by row-level security ` +
        '(a superuser, BYPASSRLS or the owner of tables). Use the login that "migrate" creates.',
    );
  }
}
