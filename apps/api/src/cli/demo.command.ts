import { DEMO_PASSWORD } from '@headway/demo-school';
import { Command } from 'commander';
import { DemoAccounts } from '../demo/demo-accounts.queries';
import { LoadDemo } from '../demo/load-demo';
import { withApp } from './context';

export const demoCommand = (): Command =>
  new Command('demo')
    .description('load the demo: a trust of three made-up schools, with three years of results')
    .option('--if-empty', 'do nothing when there is a school already')
    .option('--logins', 'load nothing, print the logins of a demo that is there')
    .action(async ({ ifEmpty = false, logins = false }: { ifEmpty?: boolean; logins?: boolean }) => {
      if (!logins) await load(ifEmpty);
      if (logins || !ifEmpty) await printLogins();
    });

async function load(ifEmpty: boolean): Promise<void> {
  const loaded = await withApp((app) => app.get(LoadDemo, { strict: false }).run({ ifEmpty }));
  if (!loaded) console.log(ifEmpty ? 'There is a school already.' : 'The demo is there already.');
  for (const { id, name, pupils, results } of loaded ?? []) {
    console.log(`School ${id}: ${name}, ${pupils} pupils, ${results} results`);
  }
}

async function printLogins(): Promise<void> {
  const found = await withApp((app) => app.get(DemoAccounts, { strict: false }).logins());
  if (found.length === 0) return;
  const width = Math.max(...found.map(({ email }) => email.length));
  console.log(`Sign in with one of these; the password is ${DEMO_PASSWORD}`);
  for (const { email, name, jobTitle } of found) console.log(`  ${email.padEnd(width)}  ${name}, ${jobTitle}`);
}
