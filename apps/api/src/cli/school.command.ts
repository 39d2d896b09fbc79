import { Command, Option } from 'commander';
import { CreateSchool } from '../schools/create-school';
import type { SchoolPhase } from '../schools/school.entity';
import { withApp } from './context';

export const schoolCommand = (): Command =>
  new Command('school')
    .description('add a school and print its number')
    .requiredOption('--name <name>', 'name of the school')
    .addOption(new Option('--phase <phase>', 'phase').choices(['primary', 'secondary']).default('primary'))
    .option('--trust <id>', 'trust it belongs to (a new one of its own when left out)')
    .action(async (options: { name: string; phase: SchoolPhase; trust?: string }) => {
      const id = await withApp((app) =>
        app.get(CreateSchool).run({
          name: options.name,
          phase: options.phase,
          ...(options.trust ? { trustId: options.trust } : {}),
        }),
      );
      console.log(`School ${id}: ${options.name}`);
    });
