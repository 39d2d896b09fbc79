import { givenSubject } from '../../../test/builders';
import { ImportSteps } from '../../../test/import-steps';
import { schoolInFiles } from '../../../test/school-in-files';
import { TestApp } from '../../../test/test-app';

const tables = [
  ...['staff', 'class', 'class_pupil', 'class_staff', 'characteristic', 'attendance', 'target', 'programme'],
  ...['intervention_group', 'placement'],
];

describe('undoing files of every kind', () => {
  it('leaves the school as it was before each of them', async () => {
    const app = await TestApp.start();
    try {
      const schoolId = await app.school();
      await givenSubject(app, schoolId, 'Maths');
      const person = await app.person(schoolId, 'data-manager', 'senior-leader');
      const steps = new ImportSteps(app, person, schoolId);
      const everything = async () => {
        const state: Record<string, unknown> = {};
        for (const table of tables) {
          state[table] = await app.sql(
            `SELECT to_jsonb(t) AS row FROM "${table}" t WHERE school_id = $1 ORDER BY 1::text`,
            [schoolId],
          );
        }
        return state;
      };
      const before: { kind: string; state: unknown; id: string }[] = [];
      for (const [kind, file] of Object.entries(schoolInFiles)) {
        const state = await everything();
        const { id } = await steps.bringIn(file, (mapping) => ({ ...mapping, statedOn: '2026-09-07' }));
        before.push({ kind, state, id });
      }
      for (const { kind, state, id } of before.reverse()) {
        const { body } = await steps.undo(await steps.run(id));
        expect({ kind, dependents: body.dependents }).toEqual({ kind, dependents: [] });
        expect({ kind, state: await everything() }).toEqual({ kind, state });
      }
    } finally {
      await app.stop();
    }
  }, 60_000);
});
