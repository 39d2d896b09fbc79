import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';

/** Real pupils and values computed in R, kept beside the repository and never copied into it. */
const SHARED = resolve(__dirname, '../../../../shared');

/** Like `describe`, but skipped, with the reason in the name, where the shared data are absent. */
export function describeOnSharedData(name: string, tests: () => void): void {
  if (existsSync(resolve(SHARED, 'data/jsp/jsp_wide.csv'))) describe(name, tests);
  else describe.skip(`${name} [skipped: ../shared/data is not beside the repository]`, tests);
}

/** The rows of a csv file below ../shared, by column name. */
export function readShared(path: string): Record<string, string>[] {
  return parse<Record<string, string>>(readFileSync(resolve(SHARED, path)), { columns: true, trim: true, bom: true });
}

export interface JspPupil {
  id: string;
  maths: readonly (number | undefined)[];
  english: readonly (number | undefined)[];
  raven: number | undefined;
}

/** Junior School Project: maths and English of years 0, 1 and 2, in the order of ids. */
export function readJsp(): JspPupil[] {
  return readShared('data/jsp/jsp_wide.csv').map((row) => ({
    id: row['id'] ?? '',
    maths: [row['math0'], row['math1'], row['math2']].map(score),
    english: [row['english0'], row['english1'], row['english2']].map(score),
    raven: score(row['raven']),
  }));
}

function score(text: string | undefined): number | undefined {
  return text === undefined || text === '' || text === 'NA' ? undefined : Number(text);
}
