import { csv, pupilsFile, upn } from '../../../../test/import-files';
import { ImportSteps } from '../../../../test/import-steps';
import { TestApp } from '../../../../test/test-app';
import type { NewFeedDto } from '../../feeds/feeds.dto';
import type { ImportMappingDto } from '../../import-mapping.dto';
import type { ImportChangePageDto } from '../../imports.dto';

const on = (statedOn: string) => (mapping: ImportMappingDto) => ({ ...mapping, statedOn });
const head = ['UPN', 'Characteristic', 'Value', 'From', 'To'];

describe('bringing characteristics in', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  const fresh = async (): Promise<ImportSteps> => {
    const steps = await ImportSteps.by(app, await app.school());
    await steps.bringIn(pupilsFile(3), on('2026-09-07'));
    return steps;
  };
  const factsOf = async ({ schoolId }: ImportSteps, n = 1) =>
    (
      await app.sql<{ fact: string }>(
        `SELECT concat_ws(' ', f.kind, f.value, f.starts_on, coalesce(f.ends_on::text, 'on')) AS fact FROM characteristic f
         JOIN pupil p ON p.school_id = f.school_id AND p.id = f.pupil_id
         WHERE p.school_id = $1 AND p.upn = $2 ORDER BY f.kind, f.starts_on, f.value`,
        [schoolId, upn(n)],
      )
    ).map(({ fact }) => fact);

  it('takes one fact a row, dated, by its words or codes, and changes nothing when repeated', async () => {
    const steps = await fresh();
    const file = csv(
      head,
      [upn(1), 'SEN', 'K', '01/09/2024', '31/08/2025'],
      [upn(1), 'SEN provision', 'EHCP', '01/09/2025', ''],
      [upn(1), 'FSM', 'Y', '04/11/2025', ''],
      [upn(1), 'SEN need', 'SLCN; ASD', '01/09/2025', ''],
      [upn(2), 'tag', 'silver star', '', ''],
      [upn(2), 'ethnicity', 'wbri', '01/09/2023', ''],
      [upn(3), 'EAL', 'OTH', '01/09/2023', ''],
    );
    const run = await steps.bringIn(file, on('2026-09-14'));
    expect(run.counts).toMatchObject({ created: 8, changed: 0, invalid: 0, pupils: 3 });
    expect(await factsOf(steps)).toEqual([
      'meal-eligible yes 2025-11-04 on',
      'sen K 2024-09-01 2025-08-31',
      'sen E 2025-09-01 on',
      'sen-need ASD 2025-09-01 on',
      'sen-need SLCN 2025-09-01 on',
    ]);
    expect(await factsOf(steps, 2)).toEqual(['ethnicity WBRI 2023-09-01 on', 'tag silver star 2026-09-14 on']);
    expect((await steps.bringIn(file, on('2026-11-20'))).counts).toMatchObject({
      created: 0,
      changed: 0,
      unchanged: 8,
    });
  });

  it('takes a column for each on the stated day: a new value ends the old one the day before, No ends it', async () => {
    const steps = await fresh();
    const columns = ['UPN', 'Pupil premium', 'SEN status', 'Young carer'];
    await steps.bringIn(csv(columns, [upn(1), 'Y', 'K', 'N'], [upn(2), '', 'N', '']), on('2026-09-14'));
    expect(await factsOf(steps)).toEqual(['pupil-premium yes 2026-09-14 on', 'sen K 2026-09-14 on']);
    expect(await factsOf(steps, 2)).toEqual([]);
    const later = csv(columns, [upn(1), 'N', 'E', 'Y'], [upn(2), '', 'N', '']);
    const run = await steps.bringIn(later, on('2026-11-09'));
    expect(run.counts).toMatchObject({ created: 2, changed: 1, unchanged: 1 });
    expect(await factsOf(steps)).toEqual([
      'pupil-premium yes 2026-09-14 2026-11-08',
      'sen K 2026-09-14 2026-11-08',
      'sen E 2026-11-09 on',
      'young-carer yes 2026-11-09 on',
    ]);
    expect((await steps.bringIn(later, on('2026-11-09'))).counts).toMatchObject({ created: 0, changed: 0 });
  });

  it('takes who is looked after only from somebody who may know it, and names nobody to others', async () => {
    const steps = await fresh();
    const file = csv(head, [upn(1), 'Looked after', 'Y', '01/09/2025', ''], [upn(1), 'EAL', 'Y', '01/09/2025', '']);
    const run = await steps.bringIn(file);
    expect(run.counts).toMatchObject({ created: 1, leftOut: 1, warnings: 1 });
    expect(await factsOf(steps)).toEqual(['eal yes 2025-09-01 on']);
    expect(await steps.problems(run.id)).toEqual([expect.objectContaining({ pupil: null, found: '' })]);

    const both = await app.person(steps.schoolId, 'data-manager', 'senior-leader');
    const trusted = new ImportSteps(app, both, steps.schoolId);
    expect((await trusted.bringIn(file)).counts).toMatchObject({ created: 1, leftOut: 0 });
    expect(await factsOf(steps)).toContain('looked-after yes 2025-09-01 on');
    const ended = csv(head, [upn(1), 'Looked after', 'Y', '01/09/2025', '30/09/2026']);
    const later = await trusted.bringIn(ended);
    expect(later.counts).toMatchObject({ changed: 1 });
    expect((await steps.get<ImportChangePageDto>(later.id, 'changes')).body.items).toEqual([]);
  });

  it('takes it from a feed as from the person who has set that up', async () => {
    const steps = await fresh();
    const file = csv(head, [upn(1), 'Looked after', 'Y', '01/09/2025', '']);
    const feedOf = async (person: Awaited<ReturnType<TestApp['person']>>, name: string): Promise<string> => {
      const wish = { name, savedMappingId: null, fullRoll: false, mostChanges: 5, mostShare: 1 };
      return (await person.post<NewFeedDto>(`/api/v1/schools/${steps.schoolId}/feeds`, wish)).body.feed.id;
    };
    const broughtBy = async (feedId: string) => {
      const { body } = await steps.upload(file);
      await app.sql('UPDATE import_run SET created_by = NULL, feed_id = $2 WHERE id = $1', [body.id, feedId]);
      await steps.confirm(body);
      await app.finishJobs();
      return (await steps.run(body.id)).counts;
    };
    const manager = await app.person(steps.schoolId, 'data-manager');
    expect(await broughtBy(await feedOf(manager, 'From the office'))).toMatchObject({ created: 0, leftOut: 1 });
    const both = await app.person(steps.schoolId, 'data-manager', 'senior-leader');
    expect(await broughtBy(await feedOf(both, 'From the head'))).toMatchObject({ created: 1, leftOut: 0 });
  });

  it('names nobody in a row that cannot be read and may say who is looked after', async () => {
    const steps = await fresh();
    const named = ['UPN', 'Surname', 'Forename'];
    const who = [upn(1), 'Surname1', 'Forename1'];
    const rows = csv(
      [...named, 'Characteristic', 'Value', 'From', 'To'],
      [...who, 'Looked after', 'since May', '01/09/2025', ''],
      [...who, 'Looked after', 'Y', 'in May', ''],
      [...who, 'In-care child', 'Y', '01/09/2025', ''],
      [...who, 'SEN', 'Z', '01/09/2025', ''],
    );
    expect(await steps.problems((await steps.check(rows)).id)).toMatchObject([
      { row: 2, column: 'Value', found: '', pupil: null },
      { row: 3, column: 'From', found: '', pupil: null },
      { row: 4, column: 'Characteristic', found: 'In-care child', pupil: null },
      { row: 5, column: 'Value', found: 'Z', pupil: 'Surname1, Forename1' },
    ]);
    for (const column of ['Looked after', 'Previously looked after']) {
      const columns = csv([...named, column, 'EAL'], [...who, 'since May', 'Y'], [...who, '=cmd()', 'Y']);
      const checked = await steps.check(columns);
      expect(await steps.problems(checked.id)).toEqual([
        expect.objectContaining({ row: 2, column, found: '', pupil: null }),
        expect.objectContaining({ row: 3, column, found: '', pupil: null }),
      ]);
    }
    const list = csv([...named, 'NC Year', 'Looked after'], [...who, 6, 'since May']);
    expect(await steps.problems((await steps.check(list)).id)).toEqual([
      expect.objectContaining({ row: 2, column: 'Looked after', found: '', pupil: null }),
    ]);
  });

  it('says what stands against a row, and brings the rest in when that is left out', async () => {
    const steps = await fresh();
    const file = csv(
      head,
      [upn(1), 'Shoe size', '4', '', ''],
      [upn(1), 'SEN', 'Z', '', ''],
      [upn(1), 'SEN need', 'XYZ', '', ''],
      [upn(1), 'tag', '=cmd()', '', ''],
      [upn(2), 'SEN', 'K', '01/09/2025', ''],
      [upn(2), 'SEN', 'E', '01/09/2025', ''],
      [upn(3), 'EAL', 'Y', '02/09/2025', '01/09/2025'],
      [upn(3), 'Young carer', 'Y', '02/09/2025', ''],
    );
    const checked = await steps.check(file);
    expect((await steps.problems(checked.id)).map(({ row, column }) => `${row} ${column}`)).toEqual([
      '2 Characteristic',
      '3 Value',
      '4 Value',
      '5 Value',
      '6 SEN provision',
      '7 SEN provision',
      '8 To',
    ]);
    expect((await steps.ask(checked)).status).toBe(422);
    await steps.ask(checked, { leaveOutInvalid: true });
    await app.finishJobs();
    expect(await factsOf(steps, 3)).toEqual(['young-carer yes 2025-09-02 on']);
  });
});
