import * as fc from 'fast-check';
import { givenClass, givenPupils, givenSubject, givenYears } from '../../../test/builders';
import { TestApp } from '../../../test/test-app';
import type { MarkOutcomeDto, SavedResultsDto } from './marks.dto';

const window = 20262;
const [runs, editsPerRun, seed] = [5, 200, 20261211];
const nothing: Standing = { value: null, code: null };

type Standing = { value: number | null; code: 'A' | 'N' | 'B' | null };
/** Who types what where; `looks` first reads what stands there, else types over what that person saw last. */
interface Edit {
  teacher: 0 | 1;
  cell: number;
  typed: 'value' | 'code' | 'clear';
  looks: boolean;
}
type Teacher = Awaited<ReturnType<TestApp['person']>>;

describe('two teachers in the same cells', () => {
  let app: TestApp;
  let school: number;
  let subjects: number[];
  let teachers: [Teacher, Teacher];

  beforeAll(async () => {
    app = await TestApp.start();
    app.clock.set('2026-12-07T08:00:00Z');
    school = await app.school();
    await givenYears(app, school, 2026);
    const scale = { kind: 'raw' as const, least: 0, greatest: 1_000_000 };
    subjects = [await givenSubject(app, school, 'Maths', scale), await givenSubject(app, school, 'Reading', scale)];
    teachers = [await app.person(school, 'class-teacher'), await app.person(school, 'class-teacher')];
  }, 60_000);
  afterAll(() => app.stop());

  /** New pupils in a class of both teachers; the cells are theirs in both subjects. */
  async function cellsOf(count: number): Promise<{ pupilId: string; subjectId: number; windowId: number }[]> {
    const pupils = await givenPupils(app, school, count, { cohortYear: 2021 });
    const name = `5 ${pupils[0]}`;
    const classId = await givenClass(app, school, { name, startYear: 2026, pupils, staffId: teachers[0].staffId });
    await app.sql(
      `INSERT INTO class_staff (school_id, class_id, staff_id, starts_on) VALUES ($1, $2, $3, '2026-09-01')`,
      [...[school, classId, teachers[1].staffId]],
    );
    return pupils.flatMap((pupilId) => subjects.map((subjectId) => ({ pupilId, subjectId, windowId: window })));
  }
  async function save(by: Teacher, marks: object[]): Promise<MarkOutcomeDto[]> {
    // A moment goes by, so that nothing is told apart by luck.
    app.clock.forwardMinutes(0.001);
    const answer = await by.put<SavedResultsDto>(`/api/v1/schools/${school}/results`, { marks });
    expect(answer.status).toBe(200);
    return answer.body.outcomes;
  }
  /** Everything a cell has ever held, oldest first, as the database has it. */
  async function heldBy({ pupilId, subjectId }: { pupilId: string; subjectId: number }): Promise<Standing[]> {
    return app.sql<Standing>(
      `SELECT value, code FROM (
         SELECT id, value, code FROM result_history WHERE school_id = $1 AND pupil_id = $2 AND subject_id = $3
         UNION ALL
         SELECT 9223372036854775807, value, code FROM result WHERE school_id = $1 AND pupil_id = $2 AND subject_id = $3) held
       ORDER BY id`,
      [school, pupilId, subjectId],
    );
  }

  const edit: fc.Arbitrary<Edit> = fc.record({
    teacher: fc.constantFrom(0 as const, 1 as const),
    cell: fc.nat(11),
    typed: fc.constantFrom('value' as const, 'value' as const, 'value' as const, 'code' as const, 'clear' as const),
    looks: fc.boolean(),
  });

  it('never lose an edit: what was taken is there or in the history, what was not is shown with what stands there', async () => {
    let [next, taken, refused] = [0, 0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: editsPerRun, maxLength: editsPerRun }), async (edits) => {
        const cells = await cellsOf(6);
        /** What a cell has held, as the answers say. */
        const told = cells.map((): Standing[] => []);
        const now = cells.map(() => nothing);
        const seen = [cells.map(() => nothing), cells.map(() => nothing)];
        for (const { teacher, cell, typed, looks } of edits) {
          const view = seen[teacher] ?? [];
          if (looks) view[cell] = now[cell] ?? nothing;
          const previous = view[cell] ?? nothing;
          const mark = typed === 'value' ? String((next += 1)) : typed === 'code' ? 'N' : '';
          const [answer] = await save(teachers[teacher], [{ ...cells[cell], mark, previous }]);
          const stands: Standing = answer?.now ? { value: answer.now.value, code: answer.now.code } : nothing;
          const typedNow: Standing =
            typed === 'value'
              ? { value: Number(mark), code: null }
              : typed === 'code'
                ? { value: null, code: 'N' }
                : nothing;
          if (answer?.state === 'saved') {
            taken += 1;
            expect(stands).toEqual(typedNow);
            const changes = JSON.stringify(now[cell]) !== JSON.stringify(typedNow);
            if (changes && (typedNow.value ?? typedNow.code) !== null) told[cell]?.push(typedNow);
            now[cell] = typedNow;
          } else {
            refused += 1;
            expect(answer).toMatchObject({ state: 'conflict', message: expect.stringMatching(/here\.$|away\.$/) });
            // Refused only when something else stands there than the teacher had seen, and than was typed.
            expect(stands).toEqual(now[cell]);
            expect(stands).not.toEqual(previous);
            expect(stands).not.toEqual(typedNow);
          }
          view[cell] = stands;
        }
        for (const [i, cell] of cells.entries()) expect(await heldBy(cell)).toEqual(told[i]);
      }),
      { numRuns: runs, seed, endOnFailure: true },
    );
    expect(taken + refused).toBe(runs * editsPerRun);
    // Both happen often enough that the property says something.
    expect(Math.min(taken, refused)).toBeGreaterThan(100);
  }, 180_000);

  it('never lose one that is sent at the same moment, in whatever order each of them sends', async () => {
    let next = 100_000;
    const cells = await cellsOf(10);
    const seen = [cells.map(() => nothing), cells.map(() => nothing)];
    const taken = cells.map((): number[] => []);
    let refused = 0;
    const order = fc.shuffledSubarray(
      cells.map((_, i) => i),
      { minLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(order, order, async (...orders) => {
        const sent = orders.map((places) => places.map((cell) => ({ cell, value: (next += 1) })));
        const answers = await Promise.all(
          sent.map((batch, who) =>
            save(
              teachers[who === 0 ? 0 : 1],
              batch.map(({ cell, value }) => ({
                ...{ ...cells[cell], mark: String(value), previous: seen[who]?.[cell] ?? nothing },
              })),
            ),
          ),
        );
        for (const [who, batch] of sent.entries()) {
          for (const [i, { cell, value }] of batch.entries()) {
            const answer = answers[who]?.[i];
            if (answer?.state === 'saved') taken[cell]?.push(value);
            else {
              refused += 1;
              expect(answer).toMatchObject({ state: 'conflict', now: { value: expect.any(Number) } });
            }
            const view = seen[who];
            if (view) view[cell] = { value: answer?.now?.value ?? null, code: null };
          }
        }
      }),
      { numRuns: 60, seed, endOnFailure: true },
    );
    for (const [i, cell] of cells.entries()) {
      const held = (await heldBy(cell)).map(({ value }) => value);
      expect(held.toSorted()).toEqual(taken[i]?.toSorted());
    }
    expect(refused).toBeGreaterThan(50);
  }, 180_000);

  it('take what a device sends again after a lost answer once, also both sendings at the same moment', async () => {
    const cells = await cellsOf(10);
    const marks = cells.map((cell, i) => ({ ...cell, mark: String(i), previous: nothing, note: 'Sat it late' }));
    const [first, again] = await Promise.all([save(teachers[0], marks), save(teachers[0], marks)]);
    for (const answers of [first, again, await save(teachers[0], marks)]) {
      expect(new Set(answers?.map(({ state }) => state))).toEqual(new Set(['saved']));
    }
    for (const [i, cell] of cells.entries()) expect(await heldBy(cell)).toEqual([{ value: i, code: null }]);
  });
});
