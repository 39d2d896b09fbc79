import { Injectable } from '@nestjs/common';
import type { WindowDto } from '../assessments/assessments.dto';
import { stillAskedSql } from '../assessments/still-asked';
import { storedWindows } from '../assessments/stored-windows';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database, type Transaction } from '../core/database/database';
import { requireVersion } from '../core/http/if-match';
import { badInput, notFound } from '../core/http/problem.exception';
import { promiseJob } from '../core/jobs/outbox';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';
import type { SetWindowDto } from './windows.dto';

/** Says what is collected in a window, from whom and when. */
@Injectable()
export class SetWindow {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @param ifMatch the version of the window as whoever changes it has it in front of them */
  run(caller: Caller, windowId: number, given: SetWindowDto, ifMatch: string | undefined): Promise<WindowDto> {
    const { schoolId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      await refuse(tx, schoolId, windowId, given, ifMatch);
      const { kind, opensOn, dueOn, locksOn } = given;
      const asked = given.subjects.filter(({ yearGroups }) => yearGroups.length > 0);
      await tx.query(
        `UPDATE assessment_window SET kind = $3, opens_on = $4, due_on = $5, locks_on = $6, version = version + 1
         WHERE school_id = $1 AND id = $2`,
        [schoolId, windowId, kind, opensOn, dueOn, locksOn],
      );
      // A retired subject is in nobody's form; it keeps its place for when it is brought back.
      await tx.query(
        `DELETE FROM window_subject a USING assessment_window w, subject s
         WHERE a.school_id = $1 AND a.window_id = $2 AND w.school_id = a.school_id AND w.id = a.window_id
           AND s.school_id = a.school_id AND s.id = a.subject_id AND ${stillAskedSql({ window: 'w', subject: 's' })}`,
        [schoolId, windowId],
      );
      for (const { subjectId, yearGroups } of asked) {
        await tx.query(
          `INSERT INTO window_subject (school_id, window_id, subject_id, year_groups)
           SELECT $1, $2, $3, array_agg(DISTINCT y ORDER BY y) FROM unnest($4::smallint[]) y`,
          [schoolId, windowId, subjectId, yearGroups],
        );
      }
      await recordAudit(tx, {
        schoolId,
        at: this.clock.now(),
        accountId: caller.accountId,
        action: 'window.changed',
        why: 'school.write',
        subjectKind: 'window',
        subjectIds: [String(windowId)],
        detail: given,
      });
      // What is missing, and since when, follows from the window.
      await promiseJob(tx, { name: 'analyse-school', schoolId, payload: {} }, this.clock.now());
      await announce(tx, { schoolId, topic: 'windows', id: String(windowId) });
      const window = (await storedWindows(tx, schoolId)).find(({ id }) => id === windowId);
      if (!window) throw new Error('The window was not written.');
      return window;
    });
  }
}

async function refuse(
  tx: Transaction,
  schoolId: number,
  windowId: number,
  given: SetWindowDto,
  ifMatch: string | undefined,
): Promise<void> {
  const [window] = await tx.query<{ version: number; from: string; to: string }[]>(
    `SELECT least(y.starts_on, (SELECT min(starts_on) FROM half_term h WHERE h.school_id = y.school_id AND h.start_year = y.start_year))::text AS "from",
            y.ends_on::text AS "to", w.version
     FROM assessment_window w JOIN academic_year y ON y.school_id = w.school_id AND y.start_year = w.start_year
     WHERE w.school_id = $1 AND w.id = $2 FOR UPDATE OF w`,
    [schoolId, windowId],
  );
  if (!window) throw notFound('window');
  requireVersion(ifMatch, window.version);
  const { opensOn, dueOn, locksOn } = given;
  if (opensOn < window.from || opensOn > window.to)
    throw badInput('opensOn', 'The window opens in another school year.');
  if (dueOn < opensOn) throw badInput('dueOn', 'Marks would be due before the window opens.');
  if (locksOn < dueOn) throw badInput('locksOn', 'The window would lock before the marks are due.');
  const ids = given.subjects.map(({ subjectId }) => subjectId);
  const twice = ids.findIndex((id, i) => ids.indexOf(id) < i);
  if (twice >= 0) throw badInput(`subjects.${twice}.subjectId`, 'This subject is in the list twice.');
  const known = await tx.query<{ id: number; asked: boolean }[]>(
    `SELECT s.id, ${stillAskedSql({ window: 'w', subject: 's' })} AS asked
     FROM subject s, (SELECT $3::date AS locks_on) w WHERE s.school_id = $1 AND s.id = ANY($2)`,
    [schoolId, ids, locksOn],
  );
  const unknown = ids.findIndex((id) => !known.some((subject) => subject.id === id));
  if (unknown >= 0) throw badInput(`subjects.${unknown}.subjectId`, 'There is no such subject.');
  const retired = ids.findIndex((id) => known.some((subject) => subject.id === id && !subject.asked));
  if (retired >= 0) {
    throw badInput(`subjects.${retired}.subjectId`, 'This subject is retired. Bring it back to ask for marks in it.');
  }
}
