import { pupilsFile, resultsFile } from '../../test/import-files';
import { TestApp } from '../../test/test-app';
import { ImportFile, type FileImport } from './import-file';
import type { ImportMapping } from './mapping/import-mapping';

describe('an import from a terminal', () => {
  let app: TestApp;
  let schoolId: number;
  const file = (content: string, change: Partial<FileImport> = {}): FileImport => ({
    schoolId,
    fileName: 'file.csv',
    content: Buffer.from(content),
    statedOn: '2026-11-23',
    parts: null,
    answers: {},
    fullRoll: false,
    leaveOutInvalid: false,
    leavers: 0,
    ...change,
  });
  const run = (content: string, change?: Partial<FileImport>) => app.nest.get(ImportFile).run(file(content, change));

  beforeAll(async () => {
    app = await TestApp.start();
    schoolId = await app.school();
    await run(pupilsFile(4));
  });
  afterAll(() => app.stop());

  it('needs no queue, accepts the proposal, and is written down as an operator’s act', async () => {
    const outcome = await run(resultsFile(10, 20, 30, 40));
    expect(outcome).toMatchObject({ applied: true, failure: null, counts: { created: 4 } });
    expect((await run(resultsFile(10, 20, 30, 40))).counts).toMatchObject({ created: 0, changed: 0, unchanged: 4 });
    const audit = await app.sql(
      `SELECT DISTINCT account_id, why FROM audit_event WHERE school_id = $1 AND action LIKE 'import.%'`,
      [schoolId],
    );
    expect(audit).toEqual([{ account_id: null, why: 'operator' }]);
  });

  it('takes a mapping as it was proposed, and one that is wrong not at all', async () => {
    const proposed = await app.nest.get(ImportFile).propose(file(resultsFile(11, 20)));
    expect(await run(resultsFile(11, 20), { parts: proposed })).toMatchObject({
      applied: true,
      counts: { changed: 1 },
    });
    const changed = (change: (mapping: ImportMapping) => Partial<ImportMapping>) =>
      proposed.map((part) => ({ ...part, mapping: part.mapping && { ...part.mapping, ...change(part.mapping) } }));
    const without = changed(({ columns }) => ({ columns: columns.filter(({ field }) => field !== 'half-term') }));
    await expect(run(resultsFile(12, 20), { parts: without })).rejects.toThrow('No column for Half term');
    const nonsense = changed(() => ({ statedOn: 'yesterday' }));
    await expect(run(resultsFile(12, 20), { parts: nonsense })).rejects.toThrow('statedOn');
  });

  it('does not accept the order of steps unseen', async () => {
    const remarks = resultsFile('wobbly', 'neat', 'neat', 'wobbly').replaceAll('Maths', 'Handwriting');
    await expect(run(remarks)).rejects.toThrow('order of the steps of Handwriting is a guess');
  });

  it('applies nothing while a row cannot be read, and keeps no copy of the file', async () => {
    const outcome = await run(resultsFile(13, 'very good', 30));
    expect(outcome).toMatchObject({ applied: false, failure: expect.stringContaining('Fix them in the file') });
    expect(outcome.problems).toMatchObject([{ row: 3, column: 'Result', found: 'very good' }]);
    const kept = await app.sql('SELECT 1 FROM import_part WHERE school_id = $1 AND content IS NOT NULL', [schoolId]);
    expect(kept).toEqual([]);
    const rest = await run(resultsFile(13, 'very good', 30), { leaveOutInvalid: true });
    expect(rest).toMatchObject({ applied: true, counts: { changed: 1, invalid: 1 } });
  });
});
