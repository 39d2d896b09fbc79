import { Command } from 'commander';
import { analyseCommand } from './analyse.command';
import { demoCommand } from './demo.command';
import { feedCommand } from './feed.command';
import { importCommand } from './import.command';
import { migrateCommand } from './migrate.command';
import { schoolCommand } from './school.command';
import { simulateCommand } from './simulate.command';
import { userCommand } from './user.command';

/** The operators' command line. */
export async function run(argv: string[]): Promise<void> {
  await new Command('headway')
    .description('What operators of Headway do from a terminal')
    .addCommand(analyseCommand())
    .addCommand(demoCommand())
    .addCommand(feedCommand())
    .addCommand(importCommand())
    .addCommand(migrateCommand())
    .addCommand(schoolCommand())
    .addCommand(simulateCommand())
    .addCommand(userCommand())
    .parseAsync(argv);
}
