import { createRandom } from '@headway/domain';
import { Database } from '../../src/core/database/database';
import { promiseJob } from '../../src/core/jobs/outbox';
import { newId } from '../../src/core/time/new-id';
import { noteChanges } from '../../src/flags/note-changes';
import { givenPupils, givenResults, givenSubject, givenYears } from '../builders';
import type { TestApp } from '../test-app';

const windows = [20252, 20254, 20256, 20262];
const pupilsOfSchool = 16;

export interface FaultSchool {
  id: number;
  subjects: number[];
  pupils: string[];
}

/** A school with one year group in two subjects, a review that is due, and its first analysis promised. */
async function givenSchool(app: TestApp, nth: number): Promise<FaultSchool> {
  const id = await app.school(`School ${nth}`);
  await givenYears(app, id, 2025, 2026);
  const subjects = [await givenSubject(app, id, 'Reading'), await givenSubject(app, id, 'Maths')];
  const pupils = await givenPupils(app, id, pupilsOfSchool, { cohortYear: 2021 });
  for (const subject of subjects) {
    for (const [w, window] of windows.entries()) {
      const marks = pupils.map((_, i) => 88 + ((i * 7 + subject * 3 + nth) % 27) + ((i * 5 + w * w) % 4));
      await givenResults(app, id, { subject, window, pupils, marks });
    }
  }
  await givenDueReview(app, { id, subjects, pupils });
  await app.nest
    .get(Database)
    .inSchool(id, (tx) => promiseJob(tx, { name: 'analyse-school', schoolId: id, payload: {} }, app.clock.now()));
  return { id, subjects, pupils };
}

async function givenDueReview(app: TestApp, { id, subjects, pupils }: FaultSchool): Promise<void> {
  const [staff, flag] = [newId(), newId()];
  await app.sql(
    `INSERT INTO staff (school_id, id, title, forename, surname, job_title) VALUES ($1, $2, 'Ms', 'Robin', 'Teale', '')`,
    [id, staff],
  );
  await app.sql(
    `INSERT INTO flag (school_id, id, pupil_id, subject_id, state, need, need_parts, reasons, window_id, opened_on,
                       changed_at, resolved_at, version)
     VALUES ($1, $2, $3, $4, 'resolved', 1, '[]', '[]', 20256, '2026-09-10', '2026-09-20', '2026-09-20', 2)`,
    [id, flag, pupils[0], subjects[0]],
  );
  await app.sql(
    `INSERT INTO class_answer (school_id, id, flag_id, pupil_id, subject_id, what, starts_on, review_on, staff_id, made_at,
                               version)
     VALUES ($1, $2, $3, $4, $5, 'Reads twice', '2026-11-02', '2026-12-14', $6, '2026-11-02', 1)`,
    [id, newId(), flag, pupils[0], subjects[0], staff],
  );
}

/** The same schools every time it is called. */
export async function givenSchools(app: TestApp, count: number): Promise<FaultSchool[]> {
  const schools: FaultSchool[] = [];
  for (let nth = 1; nth <= count; nth++) schools.push(await givenSchool(app, nth));
  return schools;
}

/** The nth change of a school, the same whenever it is made: marks of some pupils, saved in one transaction. */
export async function change(app: TestApp, school: FaultSchool, nth: number): Promise<void> {
  const random = createRandom(school.id * 1_000 + nth);
  const subject = school.subjects[random.integer(0, 1)] ?? 0;
  const window = windows[random.integer(1, 3)] ?? 0;
  const from = random.integer(0, school.pupils.length - 4);
  const pupils = school.pupils.slice(from, from + 4);
  const marks = pupils.map(() => random.integer(55, 135));
  await app.nest.get(Database).inSchool(school.id, async (tx) => {
    await tx.query(
      `UPDATE result r SET value = m.mark FROM unnest($4::uuid[], $5::float8[]) AS m (pupil_id, mark)
       WHERE r.school_id = $1 AND r.subject_id = $2 AND r.window_id = $3 AND r.pupil_id = m.pupil_id`,
      [school.id, subject, window, pupils, marks],
    );
    await noteChanges(tx, school.id, { pupilIds: pupils, subjectIds: [subject] }, app.clock.now());
  });
}
