import { Command } from 'commander';
import { readConfig } from '../core/config/config';
import { migrate } from '../core/database/migrate';

export const migrateCommand = (): Command =>
  new Command('migrate')
    .description("bring the database to the newest schema and create the app's login (needs DATABASE_URL, the owner's)")
    .action(async () => {
      const ownerUrl = process.env['DATABASE_URL'];
      if (!ownerUrl) throw new Error('DATABASE_URL is not set: the connection of the owner of the tables.');
      await migrate(ownerUrl, readConfig(process.env).appUrl);
      console.log('The database is up to date.');
    });
