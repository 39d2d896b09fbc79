import { makeUpn } from '@headway/domain';
import { csv, upn } from '../../../../test/import-files';
import { ImportSteps, partOf } from '../../../../test/import-steps';
import { TestApp } from '../../../../test/test-app';
import type { ImportMappingDto } from '../../import-mapping.dto';
import type { ImportRunDto } from '../../imports.dto';

const columns = ['UPN', 'Former UPN', 'Surname', 'Forename', 'DOB', 'NC Year', 'Reg Group', 'Date of Entry'];
const temporary = makeUpn({ localAuthority: 999, establishment: 1234, year: 19, serial: 1, temporaryLetter: 'A' });
const born = '13/07/2016';

interface Row {
  upn?: string;
  former?: string;
  surname?: string;
  forename?: string;
  dob?: string;
  entry?: string;
}
const row = ({
  upn: of = upn(1),
  former = '',
  surname = 'Evans',
  forename = 'Maya',
  dob = born,
  entry = '',
}: Row = {}) => [of, former, surname, forename, dob, 6, '6A', entry];
const file = (...rows: Row[]): string => csv(columns, ...rows.map(row));
const on = (statedOn: string) => (mapping: ImportMappingDto) => ({ ...mapping, statedOn });
const fullRollOn = (statedOn: string) => (mapping: ImportMappingDto) => ({ ...mapping, statedOn, fullRoll: true });

describe('pupils of a file and pupils of the school', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  const withPupils = async (...rows: Row[]): Promise<ImportSteps> => {
    const steps = await ImportSteps.by(app, await app.school());
    await steps.bringIn(file(...rows), on('2026-09-10'));
    return steps;
  };
  const pupilsOf = ({ schoolId }: ImportSteps) =>
    app.sql<{ upn: string; former: string | null; surname: string; left: string | null; entry: string | null }>(
      `SELECT upn, former_upn AS former, legal_surname AS surname, leaving_date::text AS left, entry_date::text AS entry
       FROM pupil WHERE school_id = $1 ORDER BY legal_forename, upn`,
      [schoolId],
    );
  const questionsOf = (run: ImportRunDto) => partOf(run).questions;
  const answered = async (steps: ImportSteps, run: ImportRunDto, pick: RegExp): Promise<ImportRunDto> => {
    const answers = questionsOf(run).map(({ key, options }) => {
      const option = options.find(({ label }) => pick.test(label));
      if (!option) throw new Error(`No answer like ${pick}`);
      return { key, value: option.value };
    });
    expect((await steps.answer(run, answers)).status).toBe(200);
    await app.finishJobs();
    return steps.run(run.id);
  };
  const applied = async (steps: ImportSteps, run: ImportRunDto, body = {}): Promise<ImportRunDto> => {
    const asked = await steps.ask(run, body);
    if (asked.status !== 202) throw new Error(JSON.stringify(asked.body));
    await app.finishJobs();
    return steps.run(run.id);
  };

  /** A data manager who leads the school too, and so may know who is looked after. */
  const trusted = async (schoolId: number): Promise<ImportSteps> =>
    new ImportSteps(app, await app.person(schoolId, 'data-manager', 'senior-leader'), schoolId);

  it('follows a changed UPN, and keeps the former one', async () => {
    const steps = await withPupils({});
    const run = await steps.bringIn(file({ upn: upn(9), former: upn(1) }), on('2026-11-20'));
    expect(run.counts).toMatchObject({ created: 0, changed: 1 });
    expect(await pupilsOf(steps)).toMatchObject([{ upn: upn(9), former: upn(1) }]);
    // A file from before the change finds the same pupil, and takes nothing back.
    const old = await steps.bringIn(file({}), on('2026-11-20'));
    expect(old.counts).toMatchObject({ created: 0, changed: 0, unchanged: 1 });
    expect(await pupilsOf(steps)).toMatchObject([{ upn: upn(9), former: upn(1) }]);
  });

  it('takes a permanent UPN in place of a temporary one', async () => {
    const steps = await withPupils({ upn: temporary });
    expect((await steps.bringIn(file({}), on('2026-11-20'))).counts).toMatchObject({ created: 0, changed: 1 });
    expect(await pupilsOf(steps)).toMatchObject([{ upn: upn(1), former: temporary }]);
  });

  it.each<[RegExp, { upn: string; former: string | null }[]]>([
    [/^Yes: Evans, Maya, born 13\/07\/2016/, [{ upn: upn(2), former: upn(1) }]],
    [
      /^No, this is another pupil/,
      [
        { upn: upn(1), former: null },
        { upn: upn(2), former: null },
      ],
    ],
    [/^Leave this row out/, [{ upn: upn(1), former: null }]],
  ])('asks about the same name and date of birth with another UPN: %s', async (pick, pupils) => {
    const steps = await withPupils({});
    const run = await steps.check(file({ upn: upn(2) }), on('2026-11-20'));
    expect(questionsOf(run)).toMatchObject([
      { row: 2, pupil: `Evans, Maya, born ${born}, UPN ${upn(2)}`, answer: null },
    ]);
    expect(questionsOf(run)[0]?.ask).toContain('Is this the same pupil as Evans, Maya?');
    expect((await steps.ask(run)).status).toBe(422);
    await applied(steps, await answered(steps, run, pick));
    const found = (await pupilsOf(steps)).map(({ upn: now, former }) => ({ upn: now, former }));
    expect(found).toHaveLength(pupils.length);
    expect(found).toEqual(expect.arrayContaining(pupils));
  });

  it('asks about a UPN that comes with another name and date of birth, and never makes a second pupil of it', async () => {
    const steps = await withPupils({});
    const other = { surname: 'Green', forename: 'Ali', dob: '05/12/2015' };
    const run = await steps.check(file(other), on('2026-11-20'));
    expect(questionsOf(run)[0]?.options.map(({ label }) => label.split(/[:,]/)[0])).toEqual([
      'Yes',
      'Leave this row out',
    ]);
    await applied(steps, await answered(steps, run, /^Leave/));
    expect(await pupilsOf(steps)).toMatchObject([{ surname: 'Evans' }]);
  });

  it('never takes twins for one another, and warns of namesakes born on other days', async () => {
    const steps = await withPupils({});
    const run = await steps.bringIn(
      file({ upn: upn(2), forename: 'Mia' }, { upn: upn(3), dob: '14/08/2016' }),
      on('2026-11-20'),
    );
    expect(run.counts).toMatchObject({ created: 2, warnings: 1 });
    expect(await steps.problems(run.id)).toMatchObject([{ grade: 'warning', row: 3, found: 'Evans, Maya' }]);
    expect(await pupilsOf(steps)).toHaveLength(3);
  });

  it('refuses two rows that are said to be one pupil', async () => {
    const steps = await withPupils({});
    const run = await steps.check(file({ upn: upn(2) }, { upn: upn(3) }), on('2026-11-20'));
    const again = await answered(steps, run, /^Yes/);
    expect(again.counts).toMatchObject({ invalid: 2 });
    expect((await steps.problems(run.id))[0]?.why).toBe('Rows 2 and 3 are said to be the same pupil');
    // The rest may go in without them, and neither of them is taken for the pupil.
    expect(await applied(steps, again, { leaveOutInvalid: true })).toMatchObject({ status: 'applied' });
    expect(await pupilsOf(steps)).toMatchObject([{ upn: upn(1), former: null }]);
  });

  it('asks again when somebody has come since the file was checked, who would leave or may be meant', async () => {
    const come = (steps: ImportSteps, newer: string, surname: string, forename: string) =>
      app.sql(
        `INSERT INTO pupil (school_id, id, upn, legal_surname, legal_forename, sex, cohort_year, date_of_birth)
         VALUES ($1, gen_random_uuid(), $2, $3, $4, 'U', 2020, '2016-07-13')`,
        [steps.schoolId, newer, surname, forename],
      );
    const roll = await withPupils({}, { upn: upn(2), forename: 'Ali' });
    const full = await roll.check(file({}), fullRollOn('2026-11-20'));
    expect(full.counts).toMatchObject({ wouldLeave: 1 });
    await come(roll, upn(7), 'Green', 'Zoe');
    const refused = await applied(roll, full, { leavers: 1 });
    expect(refused).toMatchObject({ status: 'checked', failure: expect.stringContaining('Check it again') });
    expect((await pupilsOf(roll)).map(({ left }) => left)).toEqual([null, null, null]);

    const list = await withPupils({});
    const joiner = await list.check(file({ upn: upn(3), surname: 'Green', forename: 'Zoe' }), on('2026-11-20'));
    expect(questionsOf(joiner)).toEqual([]);
    await come(list, upn(7), 'Green', 'Zoe');
    const unsure = await applied(list, joiner, {});
    expect(unsure).toMatchObject({ status: 'checked', failure: expect.stringContaining('Check it again') });
    expect(await pupilsOf(list)).toHaveLength(2);
  });

  it('finds a pupil whose UPN has changed on a full roll, so that nobody leaves', async () => {
    const steps = await withPupils({}, { upn: upn(2), forename: 'Ali' });
    const roll = file({ upn: upn(9), former: upn(1) }, { upn: upn(2), forename: 'Ali' });
    expect((await steps.bringIn(roll, fullRollOn('2026-11-20'))).counts).toMatchObject({ changed: 1, wouldLeave: 0 });
    expect((await pupilsOf(steps)).map(({ left }) => left)).toEqual([null, null]);
  });

  it('says nothing of leavers on a full roll while a row is left out', async () => {
    const steps = await withPupils({}, { upn: upn(2), forename: 'Ali' });
    const run = await steps.check(file({ upn: upn(5) }), fullRollOn('2026-11-20'));
    expect(run.counts).toMatchObject({ wouldLeave: 1 });
    const left = await applied(steps, await answered(steps, run, /^Leave/), { leavers: 1 });
    expect(left).toMatchObject({ status: 'checked', failure: expect.stringContaining('rows left out') });
    expect((await pupilsOf(steps)).map((pupil) => pupil.left)).toEqual([null, null]);
  });

  it('takes joiners in, dates leavers, and takes back who is on the roll again', async () => {
    const [maya, ali, zoe] = [
      { entry: '04/09/2023' },
      { upn: upn(2), forename: 'Ali', entry: '04/09/2023' },
      { upn: upn(3), forename: 'Zoe', entry: '02/11/2026' },
    ];
    const steps = await withPupils(maya, ali);
    await steps.bringIn(file(ali, zoe), fullRollOn('2026-11-20'), { leavers: 1 });
    expect(await pupilsOf(steps)).toMatchObject([
      { upn: upn(2), left: null },
      { upn: upn(1), left: '2026-11-20', entry: '2023-09-04' },
      { upn: upn(3), left: null, entry: '2026-11-02' },
    ]);

    const back = { ...maya, entry: '11/01/2027' };
    const run = await steps.bringIn(file(back, ali, zoe), fullRollOn('2027-01-25'));
    expect(run.counts).toMatchObject({ created: 0, changed: 1, wouldLeave: 0, warnings: 1 });
    expect((await steps.problems(run.id))[0]?.why).toBe('This pupil had left, and is taken back on the roll');
    expect((await pupilsOf(steps))[1]).toMatchObject({ left: null, entry: '2027-01-11' });
    const stays = await app.sql(
      `SELECT cp.starts_on::text AS from, cp.ends_on::text AS until FROM class_pupil cp
       JOIN pupil p ON p.school_id = cp.school_id AND p.id = cp.pupil_id
       WHERE p.school_id = $1 AND p.upn = $2 ORDER BY cp.starts_on`,
      [steps.schoolId, upn(1)],
    );
    expect(stays).toEqual([
      { from: '2026-09-01', until: '2026-11-20' },
      { from: '2027-01-11', until: null },
    ]);
  });

  it('leaves a leaver where a partial list says nothing of coming back', async () => {
    const steps = await withPupils({ entry: '04/09/2023' });
    await steps.bringIn(
      csv([...columns, 'Date of Leaving'], [...row({ entry: '04/09/2023' }), '20/11/2026']),
      on('2026-11-20'),
    );
    const partial = await steps.bringIn(file({ entry: '04/09/2023', surname: 'Evans-Cole' }), on('2026-12-01'));
    expect(partial.counts).toMatchObject({ changed: 1, warnings: 0 });
    expect(await pupilsOf(steps)).toMatchObject([{ surname: 'Evans-Cole', left: '2026-11-20' }]);
  });

  it('refuses a day of leaving before the day of entry that is known', async () => {
    const steps = await withPupils({ entry: '04/09/2023' });
    const run = await steps.check(
      csv(['UPN', 'Surname', 'Forename', 'NC Year', 'Date of Leaving'], [upn(1), 'Evans', 'Maya', 6, '01/09/2022']),
      on('2026-11-20'),
    );
    expect(run.counts).toMatchObject({ invalid: 1 });
  });

  it('lets the page know whether there are pupils', async () => {
    const known = async (steps: ImportSteps) => (await steps.get<{ pupilsKnown: boolean }>('', '')).body.pupilsKnown;
    expect(await known(await ImportSteps.by(app, await app.school()))).toBe(false);
    expect(await known(await withPupils({}))).toBe(true);
  });

  it('tells the year group by the date of birth where nobody states it, and says so', async () => {
    const steps = await ImportSteps.by(app, await app.school());
    const head = ['UPN', 'Surname', 'Forename', 'DOB', 'NC Year'];
    const run = await steps.bringIn(
      csv(head, [upn(1), 'Evans', 'Maya', '31/08/2016', ''], [upn(2), 'Evans', 'Ali', '01/09/2016', '']),
      on('2026-11-20'),
    );
    expect(run.counts).toMatchObject({ created: 2, warnings: 2 });
    const rows = await app.sql('SELECT cohort_year AS cohort FROM pupil WHERE school_id = $1 ORDER BY date_of_birth', [
      steps.schoolId,
    ]);
    expect(rows).toEqual([{ cohort: 2020 }, { cohort: 2021 }]);
    const none = await steps.check(csv(head, [upn(3), 'Green', 'Ali', '', '']), on('2026-11-20'));
    expect((await steps.problems(none.id))[0]).toMatchObject({ column: 'NC year', grade: 'invalid' });
  });

  it.each([
    ['somebody who may know it', ['data-manager', 'senior-leader'] as const, ['looked-after yes']],
    ['nobody else', ['data-manager'] as const, []],
  ])('takes who is looked after from %s', async (_who, roles, expected) => {
    const schoolId = await app.school();
    const steps = new ImportSteps(app, await app.person(schoolId, ...roles), schoolId);
    const run = await steps.bringIn(csv([...columns, 'Looked After'], [...row(), 'Y']), on('2026-11-20'));
    expect(run.counts).toMatchObject({ created: 1, leftOut: expected.length ? 0 : 1 });
    const facts = await app.sql<{ kind: string; value: string }>(
      'SELECT kind, value FROM characteristic WHERE school_id = $1',
      [schoolId],
    );
    expect(facts.map(({ kind, value }) => `${kind} ${value}`)).toEqual(expected);
  });

  it('brings characteristics in, and shows nobody who is looked after or of which ethnicity', async () => {
    const { schoolId } = await withPupils({}, { upn: upn(2), forename: 'Ali' });
    const steps = await trusted(schoolId);
    const head = [
      ...columns,
      'Looked After',
      'Ethnicity',
      'Service Child',
      'Young Carer',
      'First Language',
      'Proficiency in English',
    ];
    const run = await steps.check(
      csv(
        head,
        [...row(), 'Y', 'WBRI', 'Y', 'N', 'POL', 'C'],
        [...row({ upn: upn(2), forename: 'Ali' }), 'perhaps', 'QQQQ', '', '', '', ''],
      ),
      on('2026-11-20'),
    );
    expect(run.counts).toMatchObject({ changed: 1, invalid: 1 });
    const changes = await steps.get<{ items: { what: string; after: string }[] }>(run.id, 'changes');
    expect(changes.body.items.map(({ what, after }) => `${what}: ${after}`).sort()).toEqual([
      'First language: POL',
      'Proficiency in English: C',
      'Service child: yes',
    ]);
    expect(JSON.stringify([changes.body, await steps.problems(run.id)])).not.toMatch(/perhaps|WBRI|QQQQ/);
    await applied(steps, run, { leaveOutInvalid: true });
    const facts = await app.sql<{ kind: string; value: string }>(
      'SELECT kind, value FROM characteristic WHERE school_id = $1 ORDER BY kind',
      [steps.schoolId],
    );
    expect(facts.map(({ kind, value }) => `${kind} ${value}`)).toEqual([
      'eal-proficiency C',
      'ethnicity WBRI',
      'first-language POL',
      'looked-after yes',
      'service-child yes',
    ]);
  });
});
