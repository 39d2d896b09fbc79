import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { isIsoDate, type IsoDate } from '@headway/domain';
import { Command, InvalidArgumentError, Option } from 'commander';
import { Clock } from '../core/time/clock';
import type { ConfirmedPart } from '../imports/confirm-mapping';
import { ImportFile, type ImportOutcome } from '../imports/import-file';
import { type ImportKind, importKinds } from '../imports/mapping/import-mapping';
import { withApp } from './context';

interface Options {
  school: number;
  file: string;
  kind?: ImportKind;
  mapping?: string;
  answers?: string;
  date?: IsoDate;
  propose?: true;
  yes?: true;
  leaveOutInvalid?: true;
  fullRoll?: true;
  leavers: number;
}

const wholeNumber = (text: string): number => {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('This is no whole number.');
  return Number(text);
};
const isoDay = (text: string): IsoDate => {
  if (!isIsoDate(text)) throw new InvalidArgumentError('Give the day as yyyy-mm-dd.');
  return text;
};

export const importCommand = (): Command =>
  new Command('import')
    .description('bring a file in, whatever its format: all of it, or nothing')
    .requiredOption('--school <number>', 'number of the school', wholeNumber)
    .requiredOption('--file <path>', 'the file')
    .addOption(new Option('--kind <kind>', 'what the file holds (guessed when left out)').choices(importKinds))
    .option('--mapping <path>', 'JSON file that says what each part of the file holds, as --propose prints it')
    .option('--answers <path>', 'JSON file with the answers to questions that were printed: { "key": "value" }')
    .option(
      '--date <yyyy-mm-dd>',
      'day for which the file states year groups and classes (today when left out)',
      isoDay,
    )
    .option('--propose', 'print the proposed mapping and stop')
    .option('--yes', 'accept the proposed mapping')
    .option('--leave-out-invalid', 'bring in the rest without rows that cannot be read')
    .option('--full-roll', 'everybody on roll is in the file: whoever is not has left (pupils)')
    .option('--leavers <number>', 'how many leave by a full roll, as the first try says', wholeNumber, 0)
    .action(async (options: Options) => {
      const content = readFileSync(options.file);
      const fileName = basename(options.file);
      await withApp(async (app) => {
        const importing = app.get(ImportFile);
        const statedOn = options.date ?? app.get(Clock).today();
        const file = {
          schoolId: options.school,
          fileName,
          content,
          statedOn,
          ...(options.kind ? { kind: options.kind } : {}),
        };
        if (options.propose) {
          console.log(JSON.stringify(await importing.propose(file), null, 2));
          return;
        }
        if (!options.mapping && !options.yes) {
          throw new Error('Say what the columns are with --mapping, or accept what --propose prints with --yes.');
        }
        const outcome = await importing.run({
          ...file,
          parts: options.mapping ? (JSON.parse(readFileSync(options.mapping, 'utf8')) as ConfirmedPart[]) : null,
          answers: options.answers ? (JSON.parse(readFileSync(options.answers, 'utf8')) as Record<string, string>) : {},
          fullRoll: options.fullRoll ?? false,
          leaveOutInvalid: options.leaveOutInvalid ?? false,
          leavers: options.leavers,
        });
        report(outcome, options.leaveOutInvalid ?? false);
      });
    });

function report({ applied, counts, problems, questions, failure }: ImportOutcome, leftOut: boolean): void {
  for (const { key, ask, options } of questions) {
    console.log(`question ${JSON.stringify(key)}: ${ask}`);
    for (const { value, label } of options) console.log(`  ${JSON.stringify(value)}: ${label}`);
  }
  for (const { part, grade, row, column, found, why } of problems) {
    console.log(`${grade}: ${part}, row ${row}, ${column}: ${JSON.stringify(found)}. ${why}.`);
  }
  if (counts) {
    const { rows, created, changed, unchanged, invalid, notOnRoll, wouldLeave } = counts;
    console.log(
      `${rows} rows: ${created} created, ${changed} changed, ${unchanged} unchanged, ` +
        `${invalid} ${leftOut ? 'left out' : 'invalid'}, ${notOnRoll} not on roll` +
        (wouldLeave ? `, ${wouldLeave} ${applied ? 'left' : 'would leave'}` : ''),
    );
  }
  if (applied) return;
  console.log(`Nothing was applied. ${failure ?? ''}`);
  process.exitCode = 1;
}
