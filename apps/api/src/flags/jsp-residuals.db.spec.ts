import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { givenPupils, givenResults, givenSubject, givenYears } from '../../test/builders';
import { TestApp } from '../../test/test-app';
import type { ProgressPageDto } from './analysis.dto';
import { AnalyseSchool } from './analyse-school';

const shared = join(__dirname, '../../../../../shared');
const wideFile = join(shared, 'data/jsp/jsp_wide.csv');
const residualsFile = join(shared, 'reference/jsp_residuals.csv');
const here = existsSync(wideFile) && existsSync(residualsFile);

const read = (file: string): Record<string, string>[] => parse(readFileSync(file), { columns: true });
const numberOrNull = (text: string | undefined): number | null =>
  text === undefined || text === 'NA' || text === '' ? null : Number(text);

const title = here
  ? 'progress of the Junior School Project'
  : `progress of the Junior School Project (skipped: its data are not at ${shared})`;

/** Least squares in R 4.2.2 on the 1,192 pupils of the Junior School Project: docs of the reference file. */
(here ? describe : describe.skip)(title, () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  it('equals the residuals that R gives, for every pupil, through the API', async () => {
    const school = await app.school();
    await givenYears(app, school, 2023, 2024, 2025);
    const maths = await givenSubject(app, school, 'Maths', { kind: 'raw', least: 0, greatest: 40 });
    const wide = read(wideFile);
    const pupils = await givenPupils(app, school, wide.length, { cohortYear: 2020 });
    for (const [year, window] of [20236, 20246, 20256].entries()) {
      const marks = wide.map((row) => numberOrNull(row[`math${year}`]));
      await givenResults(app, school, { subject: maths, window, pupils, marks });
    }
    await app.nest.get(AnalyseSchool).run(school, { kind: 'whole', why: 'operator' });

    const senco = await app.person(school, 'senco');
    const progress = async (window: number): Promise<Map<string, ProgressPageDto['rows'][number]>> => {
      const rows: ProgressPageDto['rows'] = [];
      for (let offset = 0; offset === 0 || rows.length === offset; offset += 500) {
        const page = await senco.get<ProgressPageDto>(
          `/api/v1/schools/${school}/progress?subjectId=${maths}&windowId=${window}&offset=${offset}&limit=500`,
        );
        expect(page.status).toBe(200);
        rows.push(...page.body.rows);
      }
      return new Map(rows.map((row) => [row.pupilId, row]));
    };
    const yearOne = await progress(20246);
    const yearTwo = await progress(20256);

    const pupilOf = new Map(wide.map((row, i) => [row['id'], pupils[i] ?? '']));
    const expected = read(residualsFile);
    const compared = { z_M1_0: 0, z_M2_1: 0, z_M2_01: 0 };
    for (const row of expected) {
      const id = pupilOf.get(row['id']) ?? '';
      for (const [column, found] of [
        ['z_M1_0', yearOne.get(id)?.residualOne],
        ['z_M2_1', yearTwo.get(id)?.residualOne],
        ['z_M2_01', yearTwo.get(id)?.residualTwo],
      ] as const) {
        const wanted = numberOrNull(row[column]);
        if (wanted === null) {
          expect(found ?? null).toBeNull();
          continue;
        }
        compared[column] += 1;
        expect(Math.abs((found ?? NaN) - wanted)).toBeLessThan(1e-6);
      }
    }
    expect(compared).toEqual({ z_M1_0: expect.any(Number), z_M2_1: 914, z_M2_01: 887 });
    expect(compared.z_M1_0).toBeGreaterThan(900);
  });
});
