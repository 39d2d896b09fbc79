import { csv } from '../../../../test/import-files';
import { ImportSteps } from '../../../../test/import-steps';
import { TestApp } from '../../../../test/test-app';

const head = ['Staff ID', 'Title', 'Surname', 'Forename', 'Email', 'Job title', 'Leaves on'];
const ada = ['17', 'Mrs', 'Quill', 'Ada', 'a.quill@school.example', 'Class teacher', ''];
const bo = ['18', 'Mr', 'Reed', 'Bo', 'b.reed@school.example', 'Caretaker', '31/08/2026'];

describe('bringing staff in', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  const fresh = async (): Promise<ImportSteps> => ImportSteps.by(app, await app.school());
  const staffOf = ({ schoolId }: ImportSteps) =>
    app.sql(
      `SELECT staff_code, title, forename, surname, email, job_title, suggested_role, left_on::text, account_id
       FROM staff WHERE school_id = $1 AND staff_code IS NOT NULL ORDER BY staff_code`,
      [schoolId],
    );

  it('adds records, opens no account, gives no role, and says which it would suggest', async () => {
    const steps = await fresh();
    const before = await app.sql('SELECT * FROM staff_role');
    const run = await steps.bringIn(csv(head, ada, bo));
    expect(run.counts).toMatchObject({ created: 2, invalid: 0, warnings: 1 });
    expect(await staffOf(steps)).toEqual([
      {
        staff_code: '17',
        title: 'Mrs',
        forename: 'Ada',
        surname: 'Quill',
        email: 'a.quill@school.example',
        job_title: 'Class teacher',
        suggested_role: 'class-teacher',
        left_on: null,
        account_id: null,
      },
      expect.objectContaining({ staff_code: '18', suggested_role: null, left_on: '2026-08-31' }),
    ]);
    expect(await app.sql('SELECT * FROM staff_role')).toEqual(before);
    expect(await steps.problems(run.id)).toEqual([
      expect.objectContaining({ grade: 'warning', row: 2, why: expect.stringContaining('gives nobody permissions') }),
    ]);
  });

  it('changes nothing when repeated, and knows people by number, address or name', async () => {
    const steps = await fresh();
    await steps.bringIn(csv(head, ada, bo));
    expect((await steps.bringIn(csv(head, ada, bo))).counts).toMatchObject({ created: 0, changed: 0, unchanged: 2 });
    const byAddress = csv(head, ['', 'Mrs', 'Quill-Ames', 'Ada', 'A.Quill@school.example', 'Class teacher', '']);
    expect((await steps.bringIn(byAddress)).counts).toMatchObject({ created: 0, changed: 1 });
    const byName = csv(['Surname', 'Forename', 'Role'], ['Quill-Ames', 'Ada', 'SENCO']);
    expect((await steps.bringIn(byName)).counts).toMatchObject({ created: 0, changed: 1 });
    expect((await staffOf(steps))[0]).toMatchObject({ surname: 'Quill-Ames', suggested_role: 'senco', title: 'Mrs' });
  });

  it('dates leaving, and ends what the person taught', async () => {
    const steps = await fresh();
    await steps.bringIn(csv(head, ada));
    const year = 2026;
    await steps.bringIn(csv(['Class', 'Academic year', 'Staff'], ['6A', `${year}/27`, '17']));
    await steps.bringIn(csv(head, [...ada.slice(0, 6), '18/12/2026']));
    expect(await app.sql('SELECT ends_on::text FROM class_staff WHERE school_id = $1', [steps.schoolId])).toEqual([
      { ends_on: '2026-12-18' },
    ]);
  });

  it('lets nobody back in who has left', async () => {
    const steps = await fresh();
    await steps.bringIn(csv(head, bo));
    const run = await steps.bringIn(csv(head, [...bo.slice(0, 6), '']));
    expect(run.counts).toMatchObject({ changed: 0, unchanged: 1, warnings: 1 });
    expect((await staffOf(steps))[0]).toMatchObject({ left_on: '2026-08-31' });
  });

  it('keeps out rows that contradict each other, name two people at once or hold no address', async () => {
    const steps = await fresh();
    await steps.bringIn(csv(head, ada, bo));
    const checked = await steps.check(
      csv(
        head,
        ['17', 'Mrs', 'Quill', 'Ada', 'b.reed@school.example', 'Teacher', ''],
        ['19', 'Ms', 'Stone', 'Cy', 'not an address', 'Teacher', ''],
        ['20', 'Ms', 'Tarn', 'Di', 'd.tarn@school.example', 'Teacher', ''],
        ['20', 'Ms', 'Tarn', 'Di', 'd.tarn@school.example', 'Bursar', ''],
        ['21', 'Ms', 'Udall', 'Em', 'e.udall@school.example', 'Teacher', ''],
        ['21', 'Mr', 'Vane', 'Flo', 'f.vane@school.example', 'Teacher', ''],
      ),
    );
    expect(checked.counts).toMatchObject({ created: 0, changed: 0, invalid: 6 });
    expect((await steps.problems(checked.id)).map(({ row, column, why }) => `${row} ${column}: ${why}`)).toEqual([
      '2 Email: This is the address of Reed, Bo, the staff ID that of Quill, Ada',
      '3 Email: This is no email address',
      '4 Surname: Rows 4 and 5 say different things of this person',
      '5 Surname: Rows 4 and 5 say different things of this person',
      '6 Surname: Rows 6 and 7 say different things of this person',
      '7 Surname: Rows 6 and 7 say different things of this person',
    ]);
    expect((await steps.ask(checked)).status).toBe(422);
  });
});
