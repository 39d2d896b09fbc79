import { Command } from 'commander';
import { AnalyseSchool } from '../flags/analyse-school';
import { withApp } from './context';

export const analyseCommand = (): Command =>
  new Command('analyse')
    .description('analyse all results of a school now: positions, progress and flags')
    .requiredOption('--school <number>', 'number of the school')
    .action(async (options: { school: string }) => {
      const schoolId = Number(options.school);
      if (!Number.isInteger(schoolId) || schoolId < 1) throw new Error(`"${options.school}" is not a school's number.`);
      const found = await withApp((app) => app.get(AnalyseSchool).run(schoolId, { kind: 'whole', why: 'operator' }));
      console.log(
        `School ${schoolId}: ${found.cohorts} cohorts analysed, ${found.progressWritten} progress rows written; ` +
          `flags: ${found.flagsOpened} opened, ${found.flagsUpdated} changed, ${found.flagsResolved} resolved.`,
      );
    });
