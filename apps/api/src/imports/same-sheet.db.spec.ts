import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { Workbook } from 'exceljs';
import iconv from 'iconv-lite';
import { ImportSteps } from '../../test/import-steps';
import { TestApp } from '../../test/test-app';

const folder = join(__dirname, '../../../../../shared/data/jsp');
const present = existsSync(join(folder, 'marksheet.csv'));
if (!present) process.stderr.write(`Skipped: the files of the Junior School Project are not at ${folder}.\n`);

// One mark sheet with real marks of 1,192 pupils, in the three ways in which schools send one.
(present ? describe : describe.skip)('the mark sheet of the Junior School Project', () => {
  const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const cells = (name: string): string[][] => parse(text(name));
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  /** Everything the school knows afterwards that the files say, under names instead of numbers. */
  const stateAfter = async (pupils: Uint8Array | string, marks: Uint8Array | string, name: string) => {
    const steps = await ImportSteps.by(app, await app.school());
    const first = await steps.bringIn(pupils, undefined, {}, `pupils.${name}`);
    const second = await steps.bringIn(marks, undefined, {}, `marksheet.${name}`);
    const { schoolId } = steps;
    return {
      encoding: second.parts[0]?.layout.encoding,
      delimiter: second.parts[0]?.layout.delimiter,
      format: second.format,
      state: {
        counts: [first.counts, second.counts],
        pupils: await app.sql(
          `SELECT upn, legal_surname, legal_forename, cohort_year, sex, date_of_birth::text, entry_date::text,
                  leaving_date::text FROM pupil WHERE school_id = $1 ORDER BY upn`,
          [schoolId],
        ),
        results: await app.sql(
          `SELECT p.upn, s.name, r.window_id, r.value, r.code FROM result r
           JOIN pupil p ON p.school_id = r.school_id AND p.id = r.pupil_id
           JOIN subject s ON s.school_id = r.school_id AND s.id = r.subject_id
           WHERE r.school_id = $1 ORDER BY 1, 2, 3`,
          [schoolId],
        ),
        facts: await app.sql(
          `SELECT p.upn, c.kind, c.value, c.starts_on::text, c.ends_on::text FROM characteristic c
           JOIN pupil p ON p.school_id = c.school_id AND p.id = c.pupil_id WHERE c.school_id = $1 ORDER BY 1, 2, 4`,
          [schoolId],
        ),
        classes: await app.sql(
          `SELECT p.upn, c.name, c.kind FROM class_pupil m JOIN class c ON c.school_id = m.school_id AND c.id = m.class_id
           JOIN pupil p ON p.school_id = m.school_id AND p.id = m.pupil_id WHERE m.school_id = $1 ORDER BY 1, 2`,
          [schoolId],
        ),
        scales: await app.sql('SELECT name, kind, least, greatest FROM scale WHERE school_id = $1 ORDER BY 1', [
          schoolId,
        ]),
      },
    };
  };

  it('gives the same state as CSV, as a workbook and as semicolon-separated Latin-1', async () => {
    const csv = await stateAfter(text('pupils.csv'), text('marksheet.csv'), 'csv');
    expect(csv).toMatchObject({ format: 'csv', encoding: 'UTF-8', delimiter: ',' });
    expect(csv.state.results).toHaveLength(6_472);

    const workbook = await stateAfter(
      await sheetOf(cells('pupils.csv')),
      await sheetOf(cells('marksheet.csv')),
      'xlsx',
    );
    expect(workbook.format).toBe('xlsx');
    expect(workbook.state).toEqual(csv.state);

    // A title with an accent above the table makes it Latin-1 beyond doubt.
    const latin = (name: string): Buffer =>
      iconv.encode(
        `École primaire;;\r\n${cells(name)
          .map((row) => row.join(';'))
          .join('\r\n')}`,
        'latin1',
      );
    const semicolons = await stateAfter(latin('pupils.csv'), latin('marksheet.csv'), 'csv');
    expect(semicolons).toMatchObject({ format: 'csv', encoding: 'windows-1252', delimiter: ';' });
    expect(semicolons.state).toEqual(csv.state);
  }, 180_000);
});

/** The rows as Excel keeps them: marks as numbers, everything else as text, days as days. */
async function sheetOf(rows: readonly string[][]): Promise<Buffer> {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet('Sheet1');
  for (const row of rows) {
    sheet.addRow(
      row.map((cell) => {
        if (/^\d{4}-\d{2}-\d{2}$/.test(cell)) return new Date(`${cell}T00:00:00Z`);
        // Classes such as 011 are text.
        return /^(0|[1-9]\d*)(\.\d+)?$/.test(cell) ? Number(cell) : cell;
      }),
    );
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
