import { csv, pupilsFile, resultsFile, upn } from '../../../../test/import-files';
import { ImportSteps, partOf } from '../../../../test/import-steps';
import { TestApp } from '../../../../test/test-app';
import type { ImportMappingDto } from '../../import-mapping.dto';

const head = ['UPN', 'Academic Year', 'Half Term', 'Subject', 'Result'];
const row = (n: number, result: string | number) => [upn(n), '2025/26', 'SUM2', 'Maths', result];
const outOf40 = (mapping: ImportMappingDto): ImportMappingDto => ({
  ...mapping,
  subjects: mapping.subjects.map((subject) => ({
    ...subject,
    newScale: subject.newScale && { ...subject.newScale, kind: 'raw', least: 0, greatest: 40, decimals: 0, steps: [] },
  })),
});

describe('the scale of a result that is brought in', () => {
  let app: TestApp;
  let steps: ImportSteps;
  let ofSubject: number;
  let earlyYears: number;
  let outOf120: number;
  beforeAll(async () => {
    app = await TestApp.start();
    steps = await ImportSteps.by(app, await app.school());
    const reception = csv(
      ['UPN', 'Surname', 'Forename', 'NC Year', 'Reg Group'],
      ...[5, 6].map((n) => [upn(n), `Surname${n}`, `Forename${n}`, 1, '1A']),
    );
    await steps.bringIn(pupilsFile(4));
    await steps.bringIn(reception);
    await steps.bringIn(resultsFile(12, 30), outOf40);
    const manager = await app.person(steps.schoolId, 'data-manager');
    const made = async (scale: object): Promise<number> => {
      const none = { basis: 'judgement', direction: 'up', decimals: 0, mean: null, sd: null, reliability: null };
      const path = `/api/v1/schools/${steps.schoolId}/scales`;
      const answer = await manager.post<{ id: number }>(path, { ...none, threshold: null, ...scale });
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
      return answer.body.id;
    };
    const track = [
      { value: 1, label: 'Not yet' },
      { value: 2, label: 'On track' },
    ];
    earlyYears = await made({ name: 'Early years', kind: 'ordinal', least: 1, greatest: 2, steps: track });
    outOf120 = await made({ name: 'To 120', kind: 'raw', least: 80, greatest: 120, steps: [] });
    ofSubject = await scaleOfMaths();
    await app.sql(
      `INSERT INTO subject_scale (school_id, subject_id, year_group, scale_id)
       SELECT school_id, id, 0, $2 FROM subject WHERE school_id = $1 AND name = 'Maths'`,
      [steps.schoolId, earlyYears],
    );
  });
  afterAll(() => app.stop());

  async function scaleOfMaths(): Promise<number> {
    const [subject] = await app.sql<{ scale: number }>(
      `SELECT scale_id AS scale FROM subject WHERE school_id = $1 AND name = 'Maths'`,
      [steps.schoolId],
    );
    return subject?.scale ?? 0;
  }
  async function standing(n: number): Promise<{ scale: number; value: number } | undefined> {
    const [result] = await app.sql<{ scale: number; value: number }>(
      `SELECT r.scale_id AS scale, r.value FROM result r JOIN pupil p ON p.school_id = r.school_id AND p.id = r.pupil_id
       WHERE r.school_id = $1 AND p.upn = $2`,
      [steps.schoolId, upn(n)],
    );
    return result;
  }

  it('is that of the year group in the half term, and the subject keeps its own', async () => {
    const { body } = await steps.upload(csv(head, row(5, 'On track'), row(6, 'Not yet')));
    expect(partOf(body).mapping.subjects).toMatchObject([{ name: 'Maths', scaleId: ofSubject, newScale: null }]);
    const run = await steps.bringIn(csv(head, row(5, 'On track'), row(6, 'Not yet'), row(3, 25)));
    expect(run).toMatchObject({ status: 'applied', counts: { created: 3, invalid: 0 } });
    expect(await standing(5)).toEqual({ scale: earlyYears, value: 2 });
    expect(await standing(3)).toEqual({ scale: ofSubject, value: 25 });
    expect(await scaleOfMaths()).toBe(ofSubject);
  });

  it('is that which the pupil works to on the day that counts', async () => {
    await app.sql(
      `INSERT INTO working_to (school_id, pupil_id, subject_id, starts_on, ends_on, scale_id, set_by, set_at)
       SELECT s.school_id, p.id, s.id, '2025-09-01', '2026-08-31', $3, p.id, now() FROM subject s
       JOIN pupil p ON p.school_id = s.school_id AND p.upn = $2 WHERE s.school_id = $1 AND s.name = 'Maths'`,
      [steps.schoolId, upn(4), earlyYears],
    );
    const run = await steps.bringIn(csv(head, row(4, 'On track'), row(3, 26)));
    expect(run).toMatchObject({ counts: { created: 1, changed: 1, invalid: 0 } });
    expect(await standing(4)).toEqual({ scale: earlyYears, value: 2 });
  });

  it('is the one on which it stands, where the file writes it as it is shown', async () => {
    await app.sql(
      `UPDATE result r SET scale_id = $3, value = 100 FROM pupil p
       WHERE p.school_id = r.school_id AND p.id = r.pupil_id AND r.school_id = $1 AND p.upn = $2`,
      [steps.schoolId, upn(2), outOf120],
    );
    const same = await steps.check(csv(head, row(1, 12), row(2, 100), row(5, 'On track')));
    expect(same).toMatchObject({ counts: { unchanged: 3, changed: 0, invalid: 0 } });
    const other = await steps.check(csv(head, row(1, 12), row(2, 31), row(3, 26)));
    expect(other).toMatchObject({ counts: { unchanged: 2, changed: 1, invalid: 0 } });
  });

  it('is the one a person chooses for the file', async () => {
    const chosen = (mapping: ImportMappingDto): ImportMappingDto => ({
      ...mapping,
      subjects: mapping.subjects.map((subject) => ({ ...subject, scaleId: outOf120, newScale: null })),
    });
    const run = await steps.bringIn(csv(head, row(1, 99), row(5, 98)), chosen);
    expect(run).toMatchObject({ status: 'applied', counts: { changed: 2, invalid: 0 } });
    expect(await standing(1)).toEqual({ scale: outOf120, value: 99 });
    expect(await standing(5)).toEqual({ scale: outOf120, value: 98 });
  });

  it('may be one that is no longer in use, which the marks to come are not given on', async () => {
    await app.sql('UPDATE scale SET retired_at = now() WHERE school_id = $1 AND id = $2', [steps.schoolId, outOf120]);
    await app.sql(`UPDATE subject SET scale_id = $2 WHERE school_id = $1 AND name = 'Maths'`, [
      ...[steps.schoolId, ofSubject],
    ]);
    const run = await steps.bringIn(csv(head, row(4, 101)), (mapping) => ({
      ...mapping,
      subjects: mapping.subjects.map((subject) => ({ ...subject, scaleId: outOf120, newScale: null })),
    }));
    expect(run).toMatchObject({ status: 'applied', counts: { changed: 1, invalid: 0 } });
    expect(await standing(4)).toEqual({ scale: outOf120, value: 101 });
    expect(await scaleOfMaths()).toBe(ofSubject);
  });
});
