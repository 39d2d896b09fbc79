import { csv, pupilsFile, upn } from '../../test/import-files';
import { ImportSteps, partOf } from '../../test/import-steps';
import { TestApp } from '../../test/test-app';

// The columns of GIAP's download (PupilPremiumOutputRecord in DFE-Digital/get-information-about-pupils).
const premiumColumns = [
  ...['UPN', 'Surname', 'Forename', 'Sex', 'DOB', 'NCYear', 'Deprivation Pupil Premium', 'Service Child Premium'],
  ...['Adopted from Care Premium', 'Looked After Premium', 'PupilPremiumFTE', 'PupilPremiumCashAmount'],
  ...['PupilPremiumFYStartDate', 'PupilPremiumFYEndDate', 'LastFSM'],
];
const premiumRow = (n: number, ...flags: number[]): (string | number)[] => [
  ...[upn(n), `Surname${n}`, `Forename${n}`, 'F', '2015-03-09', '6', ...flags, '1.00', '1515'],
  ...['2026-04-01', '2027-03-31', ''],
];
// The first columns of GIAS's list of establishments (edubasealldata), of which there are many more.
const registerColumns = [
  ...['URN', 'LA (code)', 'LA (name)', 'EstablishmentNumber', 'EstablishmentName', 'TypeOfEstablishment (name)'],
  ...['PhaseOfEducation (code)', 'PhaseOfEducation (name)', 'Postcode'],
];
const registerRow = (urn: number | string, number: number, name: string, phase = 'Primary'): (string | number)[] => [
  ...[urn, 999, 'Made-up', number, name, 'Community school', 2, phase, 'ZZ1 1ZZ'],
];

describe('downloads of the Department for Education', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  it('pupil premium: taken for characteristics, dated by the financial year', async () => {
    const schoolId = await app.school();
    // Of those who bring files in, a SENCO may know who is looked after.
    const steps = new ImportSteps(app, await app.person(schoolId, 'data-manager', 'senco'), schoolId);
    await steps.bringIn(pupilsFile(3));
    const file = csv(premiumColumns, premiumRow(1, 1, 0, 0, 0), premiumRow(2, 0, 1, 1, 0), premiumRow(3, 0, 0, 0, 1));
    const uploaded = partOf((await steps.upload(file, 'PupilPremium.csv')).body);
    expect(uploaded.mapping.kind).toBe('characteristics');
    expect(uploaded.mapping.columns.map(({ header, field }) => [header, field])).toEqual([
      ['UPN', 'upn'],
      ['Surname', 'surname'],
      ['Forename', 'forename'],
      ['Deprivation Pupil Premium', 'pupil-premium'],
      ['Service Child Premium', 'service-child'],
      ['Adopted from Care Premium', 'previously-looked-after'],
      ['Looked After Premium', 'looked-after'],
      ['PupilPremiumFYStartDate', 'starts-on'],
      ['PupilPremiumFYEndDate', 'ends-on'],
    ]);
    const run = await steps.bringIn(file);
    expect(run).toMatchObject({ status: 'applied', failure: null });
    const facts = await app.sql(
      `SELECT p.legal_surname AS pupil, c.kind, c.starts_on::text, c.ends_on::text FROM characteristic c
       JOIN pupil p ON p.school_id = c.school_id AND p.id = c.pupil_id WHERE c.school_id = $1 ORDER BY 1, 2`,
      [steps.schoolId],
    );
    const year = { starts_on: '2026-04-01', ends_on: '2027-03-31' };
    expect(facts).toEqual([
      { pupil: 'Surname1', kind: 'pupil-premium', ...year },
      { pupil: 'Surname2', kind: 'previously-looked-after', ...year },
      { pupil: 'Surname2', kind: 'service-child', ...year },
      { pupil: 'Surname3', kind: 'looked-after', ...year },
    ]);
  });

  it('pupil premium: brings in for nobody who may not know it who is looked after', async () => {
    const steps = await ImportSteps.by(app, await app.school());
    await steps.bringIn(pupilsFile(2));
    await steps.bringIn(csv(premiumColumns, premiumRow(1, 1, 0, 1, 1), premiumRow(2, 0, 1, 0, 0)));
    const kinds = await app.sql('SELECT DISTINCT kind FROM characteristic WHERE school_id = $1 ORDER BY 1', [
      steps.schoolId,
    ]);
    expect(kinds).toEqual([{ kind: 'pupil-premium' }, { kind: 'service-child' }]);
  });

  const school = async (id: number) =>
    (await app.sql('SELECT name, urn, la_code, establishment, phase FROM school WHERE id = $1', [id]))[0];

  it('register of schools: changes the school itself and no other', async () => {
    const steps = await ImportSteps.by(app, await app.school('Alder Bank'));
    const other = await app.school('Birch Hill');
    const before = await school(other);
    const file = csv(
      registerColumns,
      registerRow(100001, 2001, 'Birch Hill', 'Secondary'),
      registerRow(100002, 2002, 'alder bank'),
      registerRow('closed', 0, 'Another School'),
    );
    const run = await steps.bringIn(file, undefined, {}, 'edubasealldata.csv');
    expect(run).toMatchObject({
      kind: 'school',
      status: 'applied',
      undoable: false,
      counts: { rows: 3, changed: 1, leftOut: 2, invalid: 0 },
    });
    expect(await school(steps.schoolId)).toEqual({
      name: 'alder bank',
      urn: '100002',
      la_code: '999',
      establishment: '2002',
      phase: 'primary',
    });
    expect(await school(other)).toEqual(before);

    const again = await steps.bringIn(file);
    expect(again.counts).toMatchObject({ changed: 0, unchanged: 1 });
    // As an academy it has another name and URN, and is known by its number.
    const academy = csv(registerColumns, registerRow(200002, 2002, 'Alder Bank Academy', 'Not applicable'));
    await steps.bringIn(academy);
    expect(await school(steps.schoolId)).toMatchObject({ name: 'Alder Bank Academy', urn: '200002', phase: 'primary' });
  });

  it('register of schools: says so when this school is not in it, or in it twice', async () => {
    const steps = await ImportSteps.by(app, await app.school('Cedar Lodge'));
    const file = csv(registerColumns, registerRow(100001, 2001, 'Birch Hill'));
    const checked = await steps.check(file);
    expect(checked.counts).toMatchObject({ invalid: 1, changed: 0 });
    expect((await steps.problems(checked.id)).map(({ why }) => why)).toEqual([
      'No row is of Cedar Lodge: neither its URN, nor its number, nor its name is in the file',
    ]);
    const twice = csv(registerColumns, registerRow(1e5, 1, 'Cedar Lodge'), registerRow(100009, 2009, 'Cedar Lodge'));
    const problems = await steps.problems((await steps.check(twice.replace(',1,', ',2001,'))).id);
    expect(problems.map(({ why }) => why)).toEqual(['Rows 2 and 3 are of this school']);
  });
});
