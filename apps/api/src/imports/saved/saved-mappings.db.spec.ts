import { csv, pupilsFile, resultsFile, upn } from '../../../test/import-files';
import { ImportSteps, partOf } from '../../../test/import-steps';
import { TestApp } from '../../../test/test-app';
import { JobHandlers } from '../../core/jobs/job-handlers';
import { Recurring } from '../../core/jobs/recurring';
import type { SavedMappingDto } from './saved-mappings.dto';

const dayMs = 86_400_000;

describe('a mapping that is remembered', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  async function started() {
    const steps = await ImportSteps.by(app, await app.school());
    await steps.bringIn(pupilsFile(3));
    const manager = await app.person(steps.schoolId, 'data-manager');
    const path = `/api/v1/schools/${steps.schoolId}/saved-mappings`;
    const list = async () => (await manager.get<SavedMappingDto[]>(path)).body;
    return { steps, manager, path, list };
  }
  const odd = (...names: string[]): string =>
    csv(
      ['UPN', 'Wann', 'Zeit', 'Fach', 'Punkte'].map((name, i) => names[i] ?? name),
      [upn(1), '2025/26', 'SUM2', 'Mathe', 30],
    );

  it('is proposed for the next file with the same columns, in whatever order, with what each subject was', async () => {
    const { steps, list } = await started();
    await steps.bringIn(resultsFile(0, 20, 40));
    const fields = ['upn', 'academic-year', 'half-term', 'subject', 'result'] as const;
    const subject = partOf(await steps.check(resultsFile(0, 20, 40))).mapping.subjects[0];
    await steps.bringIn(odd(), (mapping) => ({
      ...mapping,
      kind: 'results',
      columns: fields.map((field, column) => ({
        column,
        header: ['UPN', 'Wann', 'Zeit', 'Fach', 'Punkte'][column] ?? '',
        field,
        subject: null,
        window: null,
      })),
      subjects: subject ? [{ ...subject, name: 'Mathe' }] : [],
    }));
    expect((await list()).map(({ columns }) => columns)).toContainEqual([
      { header: 'UPN', field: 'upn', subject: null },
      { header: 'Wann', field: 'academic-year', subject: null },
      { header: 'Zeit', field: 'half-term', subject: null },
      { header: 'Fach', field: 'subject', subject: null },
      { header: 'Punkte', field: 'result', subject: null },
    ]);

    const next = csv(['Punkte', 'Fach', 'UPN', 'Zeit', 'Wann'], [35, 'mathe', upn(2), 'SUM2', '2025/26']);
    const part = partOf((await steps.upload(next)).body);
    expect(part.savedMappingId).toEqual(expect.any(String));
    expect(part.mapping.columns.map(({ header, field }) => `${header}=${field}`).sort()).toEqual([
      'Fach=subject',
      'Punkte=result',
      'UPN=upn',
      'Wann=academic-year',
      'Zeit=half-term',
    ]);
    expect(part.mapping.subjects).toMatchObject([
      { name: 'mathe', subjectId: subject?.subjectId, scaleId: subject?.scaleId, newScale: null },
    ]);
  });

  it('knows next term’s mark sheet by its subjects, and takes the half term from the file', async () => {
    const { steps } = await started();
    const sheet = (term: string): string =>
      csv(['UPN', `Maths ${term}`, `Art ${term}`], [upn(1), 10, 'neat'], [upn(2), 30, 'fair']);
    await steps.bringIn(sheet('2024/25 SUM2'), (mapping) => ({
      ...mapping,
      subjects: mapping.subjects.map((each) => (each.name === 'Art' ? { ...each, leftOut: true } : each)),
    }));
    const { mapping, savedMappingId } = partOf((await steps.upload(sheet('2025/26 SUM2'))).body);
    expect(savedMappingId).not.toBeNull();
    expect(mapping.columns.map(({ window }) => window)).toEqual([null, 20256, 20256]);
    expect(mapping.subjects.map(({ name, leftOut }) => [name, leftOut])).toEqual([
      ['Maths', false],
      ['Art', true],
    ]);
  });

  it('can be named and forgotten, but not named as another is', async () => {
    const { steps, manager, path, list } = await started();
    await steps.bringIn(resultsFile(0, 40));
    const both = await list();
    expect(both.map(({ name, kind }) => [name, kind])).toEqual([
      ['file.csv', 'pupils'],
      ['file.csv (2)', 'results'],
    ]);
    const results = both[1];
    expect((await manager.put(`${path}/${results?.id}`, { name: 'file.csv' })).status).toBe(422);
    expect((await manager.put(`${path}/${results?.id}`, { name: 'Termly marks' })).status).toBe(204);
    expect((await list()).map(({ name }) => name)).toContain('Termly marks');
    expect((await manager.delete(`${path}/${results?.id}`)).status).toBe(204);
    expect((await manager.delete(`${path}/${results?.id}`)).status).toBe(404);
    expect(partOf((await steps.upload(resultsFile(5, 6))).body).savedMappingId).toBeNull();
    const other = await ImportSteps.by(app, await app.school());
    expect(partOf((await other.upload(pupilsFile(2))).body).savedMappingId).toBeNull();
  });

  it('does not outlive a file that nobody brings in for 30 days: that is removed, and says so', async () => {
    const { steps } = await started();
    const kept = await steps.bringIn(resultsFile(0, 40));
    const waiting = await steps.check(resultsFile(1, 40));
    const night = async (): Promise<void> => {
      app.nest.get(JobHandlers).find();
      await app.nest.get(Recurring).promiseDue();
      await app.finishJobs();
    };
    await night();
    expect(await steps.run(waiting.id)).toMatchObject({ status: 'checked' });
    await app.sql(`UPDATE import_run SET created_at = $2 WHERE school_id = $1`, [
      steps.schoolId,
      new Date(app.clock.now().getTime() - 31 * dayMs),
    ]);
    await app.sql('DELETE FROM recurring_job');
    await night();
    const expired = await steps.run(waiting.id);
    expect(expired).toMatchObject({ status: 'cancelled', failure: expect.stringContaining('for 30 days') });
    expect(expired.parts[0]?.layout.columns.flatMap(({ samples }) => samples)).toEqual([]);
    const [part] = await app.sql('SELECT content, problems FROM import_part WHERE import_id = $1', [waiting.id]);
    expect(part).toEqual({ content: null, problems: null });
    expect(await steps.run(kept.id)).toMatchObject({ status: 'applied', undoable: true });
    await app.sql('UPDATE import_run SET finished_at = $2 WHERE id = $1', [
      kept.id,
      new Date(app.clock.now().getTime() - 91 * dayMs),
    ]);
    await app.sql('DELETE FROM recurring_job');
    await night();
    expect(await steps.undo(await steps.run(kept.id))).toMatchObject({
      status: 409,
      body: { title: 'This import can no longer be undone' },
    });
    expect(await app.sql('SELECT 1 FROM import_effect WHERE import_id = $1', [kept.id])).toEqual([]);
  });
});
