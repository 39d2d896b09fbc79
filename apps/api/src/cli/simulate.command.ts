import { Command, InvalidArgumentError, Option } from 'commander';
import {
  flagsCells,
  flagsOnRealPupils,
  FULL_FLAGS_TABLE,
  IMPACT_TABLE_KEYS,
  SHORT_FLAGS_TABLE,
  simulateFlagsCell,
  simulateImpact,
  type ImpactTableKey,
} from '@headway/domain';
import { readThreeYears } from './three-years-file';
import { flagsHeading, flagsLine, impactHeading, impactLines, realPupilsLines } from './simulation-tables';

const dataOption = (): Option =>
  new Option('--data <file>', 'wide CSV of real pupils: id, math0–math2, english0–english2, raven').default(
    '../shared/data/jsp/jsp_wide.csv',
  );

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('It must be a whole number from 1.');
  return value;
}

function flagsCommand(): Command {
  return new Command('flags')
    .description(
      'how often the change rules cry wolf and how often they see a true fall; exits 1 when a bound is not met',
    )
    .option('--full', 'every cell with a bound (n 12, 30, 60, 240; five scales), not only n = 60 on three scales')
    .option('--draws <number>', 'cohorts drawn per cell and true fall', wholeNumber, 1000)
    .option('--seed <number>', 'seed', wholeNumber, 1)
    .addOption(dataOption())
    .action(async (options: { full?: boolean; draws: number; seed: number; data: string }) => {
      const table = options.full ? FULL_FLAGS_TABLE : SHORT_FLAGS_TABLE;
      let unmet = 0;
      console.log(flagsHeading(options.draws, options.seed));
      for (const [index, cell] of flagsCells(table).entries()) {
        const row = simulateFlagsCell(cell, options.draws, options.seed + 104_729 * index);
        if (!row.met) unmet += 1;
        console.log(flagsLine(row));
      }
      const pupils = await readThreeYears(options.data);
      for (const line of pupils
        ? realPupilsLines(pupils, flagsOnRealPupils)
        : [`No file ${options.data}: real pupils left out.`]) {
        console.log(line);
      }
      console.log(unmet === 0 ? 'Every bound is met.' : `${unmet} cells do not meet their bounds.`);
      if (unmet > 0) process.exitCode = 1;
    });
}

function impactCommand(): Command {
  return new Command('impact')
    .description('whether impact estimates find a known effect on real pupils; exits 1 when a bound is not met')
    .addOption(new Option('--rows <keys...>', 'rows of the table').choices(IMPACT_TABLE_KEYS))
    .option('--draws <number>', 'draws per row and true effect (C and D take four times as many)', wholeNumber, 1000)
    .option('--seed <number>', 'seed', wholeNumber, 1)
    .addOption(dataOption())
    .action(async (options: { rows?: ImpactTableKey[]; draws: number; seed: number; data: string }) => {
      const pupils = await readThreeYears(options.data);
      if (!pupils) throw new Error(`There is no file ${options.data}: this simulation draws from real pupils.`);
      console.log(impactHeading(options.draws, options.seed));
      const unmet: string[] = [];
      for (const key of options.rows ?? IMPACT_TABLE_KEYS) {
        for (const row of simulateImpact(pupils, { draws: options.draws, seed: options.seed, rows: [key] })) {
          if (row.met === false) unmet.push(row.key);
          impactLines(row).forEach((line) => console.log(line));
        }
      }
      console.log(unmet.length === 0 ? 'Every bound is met.' : `Not met: ${unmet.join(', ')}.`);
      if (unmet.length > 0) process.exitCode = 1;
    });
}

/** Shows with simulations that flags and impact keep what they promise. Needs no database. */
export const simulateCommand = (): Command =>
  new Command('simulate')
    .description('show that flags and impact estimates hold up')
    .addCommand(flagsCommand())
    .addCommand(impactCommand());
