import { createReadStream, existsSync } from 'node:fs';
import type { SimulationPupil } from '@headway/domain';
import { parse } from 'csv-parse';

type Line = Record<string, string>;

const number = (text: string | undefined): number | undefined => {
  if (text === undefined || text === '' || text === 'NA') return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
};

/** Pupils with marks of three years from a wide CSV file, or null where there is no such file. */
export async function readThreeYears(file: string): Promise<SimulationPupil[] | null> {
  if (!existsSync(file)) return null;
  const pupils: SimulationPupil[] = [];
  for await (const line of createReadStream(file).pipe(parse({ columns: true, bom: true }))) {
    const { id, raven, ...marks } = line as Line;
    pupils.push({
      id: id ?? '',
      maths: [0, 1, 2].map((year) => number(marks[`math${year}`])),
      english: [0, 1, 2].map((year) => number(marks[`english${year}`])),
      raven: number(raven),
    });
  }
  return pupils;
}
