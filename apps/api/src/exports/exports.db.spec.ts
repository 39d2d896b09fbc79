import { givenClass } from '../../test/builders';
import { upn } from '../../test/import-files';
import { givenSchoolInFiles } from '../../test/school-in-files';
import { TestApp } from '../../test/test-app';
import type { Browser } from '../../test/browser';
import type { ExportKindDto } from './exports.dto';

describe('taking files away', () => {
  let app: TestApp;
  let school: Awaited<ReturnType<typeof givenSchoolInFiles>>;
  let teacher: Browser & { staffId: string };
  beforeAll(async () => {
    app = await TestApp.start();
    school = await givenSchoolInFiles(app);
    teacher = await app.person(school.schoolId, 'class-teacher');
    const pupils = await app.sql<{ id: string }>('SELECT id FROM pupil WHERE school_id = $1 AND upn = $2', [
      school.schoolId,
      upn(1),
    ]);
    await givenClass(app, school.schoolId, {
      name: 'Own class',
      startYear: 2026,
      pupils: pupils.map(({ id }) => id),
      staffId: teacher.staffId,
    });
  }, 60_000);
  afterAll(() => app.stop());

  const path = (kind = ''): string => `/api/v1/schools/${school.schoolId}/exports${kind && `/${kind}`}`;
  const linesOf = async (browser: Browser, kind: string): Promise<string[]> =>
    (await browser.text(path(kind))).body.trimEnd().split('\r\n');
  const kindsOf = async (browser: Browser): Promise<string[]> =>
    (await browser.get<ExportKindDto[]>(path())).body.map(({ kind }) => kind);

  it('lists what each may have: a data manager no groups and flags, a teacher no staff', async () => {
    const dataManager = await app.person(school.schoolId, 'data-manager');
    const own = ['pupils', 'characteristics', 'classes', 'results', 'marksheet', 'attendance', 'targets'];
    expect((await kindsOf(dataManager)).sort()).toEqual([...own, 'staff', 'windows', 'scales'].sort());
    expect((await kindsOf(teacher)).sort()).toEqual([...own, 'interventions', 'flags', 'windows', 'scales'].sort());
    expect((await dataManager.get(path('flags.csv'))).status).toBe(404);
    expect((await teacher.get(path('staff.xlsx'))).status).toBe(404);
    expect((await teacher.get(path('nothing.csv'))).status).toBe(404);
    expect((await (await app.person(school.schoolId, 'senco')).get(path())).status).toBe(403);
  });

  it('says which can be had of a class, and which of a half term', async () => {
    const kinds = (await school.person.get<ExportKindDto[]>(path())).body;
    const noPupils = ['staff', 'windows', 'scales'];
    expect(kinds.filter(({ takesClass }) => !takesClass).map(({ kind }) => kind)).toEqual(noPupils);
    expect(kinds.filter(({ takesWindow }) => takesWindow).map(({ kind }) => kind)).toEqual(['marksheet']);
    for (const kind of noPupils) expect((await school.person.text(path(`${kind}.csv`))).status).toBe(200);
  });

  it('gives a teacher the own pupils only, and writes down who was taken away', async () => {
    expect(await linesOf(school.person, 'pupils.csv')).toHaveLength(5);
    const lines = await linesOf(teacher, 'pupils.csv');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(upn(1));
    await (await teacher.response('GET', path('pupils.xlsx'))).arrayBuffer();
    const [pupil] = await app.sql<{ id: string }>('SELECT id FROM pupil WHERE school_id = $1 AND upn = $2', [
      school.schoolId,
      upn(1),
    ]);
    const audit = await app.sql<{ subject_ids: string[]; why: string }>(
      `SELECT e.subject_ids, e.why FROM audit_event e JOIN staff s ON s.account_id = e.account_id
       WHERE e.school_id = $1 AND e.action = 'export.pupils-read' AND s.id = $2`,
      [school.schoolId, teacher.staffId],
    );
    const why = 'exports.run as class-teacher (own); pupils.read as class-teacher (teaching)';
    expect(audit).toEqual([
      { subject_ids: [pupil?.id], why },
      { subject_ids: [pupil?.id], why },
    ]);
  });

  it('says who is looked after only to those who need to know, and ethnicity only to the school’s own', async () => {
    const dataManager = await app.person(school.schoolId, 'data-manager');
    // Of the teacher's own pupil too, so that it is not only missing with the pupil.
    await app.sql(
      `INSERT INTO characteristic (school_id, pupil_id, kind, value, starts_on)
       SELECT school_id, id, fact.kind, fact.value, '2026-09-01' FROM pupil,
              (VALUES ('ethnicity', 'APKN'), ('previously-looked-after', 'yes')) AS fact(kind, value)
       WHERE school_id = $1 AND upn = $2`,
      [school.schoolId, upn(1)],
    );
    const characteristics = async (browser: Browser) => (await linesOf(browser, 'characteristics.csv')).join('\n');
    expect(await characteristics(school.person)).toContain('Looked after');
    expect(await characteristics(dataManager)).not.toMatch(/looked after/i);
    expect(await characteristics(dataManager)).toContain('APKN');
    expect(await characteristics(teacher)).not.toMatch(/looked after|WBRI|APKN/i);
    expect(await characteristics(teacher)).toContain('SLCN');
  });

  it('neutralises what a spreadsheet would run', async () => {
    await app.sql(`UPDATE target SET note = '=1+1' WHERE school_id = $1 AND note IS NOT NULL`, [school.schoolId]);
    expect((await linesOf(school.person, 'targets.csv')).join('\n')).toContain(`,'=1+1`);
  });

  it('makes a mark sheet of a half term and a class', async () => {
    const [own] = await app.sql<{ id: string }>(`SELECT id FROM class WHERE school_id = $1 AND name = 'Own class'`, [
      school.schoolId,
    ]);
    const lines = await linesOf(school.person, `marksheet.csv?window=20256&classId=${own?.id}`);
    expect(lines).toEqual(['UPN,Surname,Forename,Maths 2025/26 SUM2', `${upn(1)},Evans,Maya,101`]);
    expect((await school.person.get(path('marksheet.csv?window=20257'))).status).toBe(400);
    expect((await school.person.get(path('marksheet.csv?window=soon'))).status).toBe(400);
  });

  it('is a file with a name and a type', async () => {
    const response = await school.person.response('GET', path('scales.xlsx'));
    expect(response.headers.get('content-type')).toContain('spreadsheetml.sheet');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="scales-2026-11-23.xlsx"');
    await response.arrayBuffer();
    expect((await linesOf(school.person, 'windows.csv')).length).toBeGreaterThan(6);
  });
});
