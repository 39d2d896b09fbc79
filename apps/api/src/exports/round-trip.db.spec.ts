import { partOf } from '../../test/import-steps';
import { givenSchoolInFiles, schoolInFiles } from '../../test/school-in-files';
import { TestApp } from '../../test/test-app';

describe('what is exported', () => {
  let app: TestApp;
  let school: Awaited<ReturnType<typeof givenSchoolInFiles>>;
  beforeAll(async () => {
    app = await TestApp.start();
    school = await givenSchoolInFiles(app);
  }, 60_000);
  afterAll(() => app.stop());

  const exported = async (kind: string, format: string): Promise<Uint8Array> => {
    const path = `/api/v1/schools/${school.schoolId}/exports/${kind}.${format}`;
    const response = await school.person.response('GET', path);
    if (response.status !== 200) throw new Error(await response.text());
    return new Uint8Array(await response.arrayBuffer());
  };

  const kinds = [...Object.keys(schoolInFiles), 'marksheet'];
  const formats = ['csv', 'xlsx'];
  it.each(kinds.flatMap((kind) => formats.map((format) => [kind, format] as const)))(
    'comes in again and changes nothing: %s as %s',
    async (kind, format) => {
      const checked = await school.steps.check(await exported(kind, format), undefined, `file.${format}`);
      expect(partOf(checked).kind).toBe(kind);
      expect(await school.steps.problems(checked.id)).toEqual([]);
      expect(checked.counts).toMatchObject({ created: 0, changed: 0, invalid: 0, notOnRoll: 0, leftOut: 0 });
      expect(checked.counts?.unchanged).toBeGreaterThanOrEqual(2);
    },
  );
});
