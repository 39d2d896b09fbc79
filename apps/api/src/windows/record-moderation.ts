import { parseMark, type Scale } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import { lockPupils } from '../assessments/marks/stored-marks';
import { letterOf } from '../assessments/result-code';
import type { ResultCode, ResultRow } from '../assessments/result-row';
import { writeResults } from '../assessments/write-results';
import type { Caller } from '../core/access/caller';
import { Denied } from '../core/access/denied';
import { PupilGate } from '../core/access/pupil-gate';
import { recordAudit } from '../core/audit/record-audit';
import { Database, type Transaction } from '../core/database/database';
import { badInput, notFound } from '../core/http/problem.exception';
import { promiseJob } from '../core/jobs/outbox';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';
import type { RecordModerationDto } from './windows.dto';

interface Given {
  value: number | null;
  code: ResultCode | null;
}
type Agreed = ResultRow & { given: Given };

/**
 * Records that a sample of marks was looked at together with somebody else. A mark that was agreed otherwise replaces
 * the teacher's, which stays in its history and in the record.
 */
@Injectable()
export class RecordModeration {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly gate: PupilGate,
  ) {}

  run(caller: Caller, windowId: number, given: RecordModerationDto): Promise<void> {
    const { schoolId, staffId, accountId } = caller;
    const at = this.clock.now();
    if (given.heldOn > this.clock.today()) throw badInput('heldOn', 'This day is still to come.');
    return this.database.inSchool(schoolId, async (tx) => {
      const pupilIds = [...new Set(given.sample.map(({ pupilId }) => pupilId))];
      if (pupilIds.length < given.sample.length) throw badInput('sample', 'A pupil is in the sample twice.');
      const why = await this.requireReach(tx, caller, given.subjectId, pupilIds);
      await lockPupils(tx, schoolId, pupilIds);
      const sample = await marksOf(tx, schoolId, windowId, given);
      const added = await tx.query<object[]>(
        `INSERT INTO moderation (school_id, id, window_id, subject_id, held_on, with_whom, note, recorded_by, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING 1`,
        [
          schoolId,
          given.id,
          windowId,
          given.subjectId,
          given.heldOn,
          given.withWhom.trim(),
          given.note?.trim() || null,
          staffId,
          at,
        ],
      );
      if (added.length === 0) return;
      await keepSample(tx, schoolId, given.id, sample);
      const { changed } = await writeResults(
        tx,
        { schoolId, at, staffId, importRunId: null },
        sample.map(({ given: _, ...row }) => row),
      );
      await recordAudit(tx, {
        schoolId,
        at,
        accountId,
        action: 'moderation.recorded',
        why,
        subjectKind: 'pupil',
        subjectIds: pupilIds,
        detail: { moderationId: given.id, windowId, subjectId: given.subjectId, sample: sample.length, changed },
      });
      await announce(tx, { schoolId, topic: 'windows', id: String(windowId) });
      if (changed === 0) return;
      await promiseJob(tx, { name: 'analyse-school', schoolId, payload: {} }, at);
      await promiseJob(tx, { name: 'estimate-impact', schoolId, payload: {} }, at);
      await announce(tx, { schoolId, topic: 'marks' });
    });
  }

  private async requireReach(tx: Transaction, caller: Caller, subjectId: number, pupilIds: string[]): Promise<string> {
    const reach = await this.gate.allowedInSubjects(tx, { caller, permission: 'moderation.write', pupilIds });
    const [subject] = await tx.query<{ strandOf: number | null }[]>(
      'SELECT strand_of AS "strandOf" FROM subject WHERE school_id = $1 AND id = $2',
      [caller.schoolId, subjectId],
    );
    if (!subject) throw badInput('subjectId', 'There is no such subject.');
    const refused = pupilIds.filter((id) => !reach.covers(id, subjectId) && !reach.covers(id, subject.strandOf));
    if (refused.length > 0) {
      throw new Denied(404, {
        schoolId: caller.schoolId,
        accountId: caller.accountId,
        why: 'pupil outside the reach of moderation.write',
        subjectKind: 'pupil',
        subjectIds: refused,
      });
    }
    return [...new Set(reach.allowed.values())].join('; ') || 'moderation.write';
  }
}

/** The sample's marks as given and as agreed, each on the scale it was given on. */
async function marksOf(
  tx: Transaction,
  schoolId: number,
  windowId: number,
  { subjectId, sample }: RecordModerationDto,
): Promise<Agreed[]> {
  const windows = await tx.query<object[]>('SELECT 1 FROM assessment_window WHERE school_id = $1 AND id = $2', [
    schoolId,
    windowId,
  ]);
  if (windows.length === 0) throw notFound('window');
  const rows = await tx.query<(Scale & { pupilId: string; scaleId: number; given: Given })[]>(
    `SELECT r.pupil_id AS "pupilId", r.scale_id AS "scaleId", jsonb_build_object('value', r.value, 'code', r.code) AS given,
            c.kind, c.basis, c.direction, c.least, c.greatest, c.decimals, c.steps, c.mean, c.sd, c.reliability, c.threshold
     FROM result r JOIN scale c ON c.school_id = r.school_id AND c.id = r.scale_id
     WHERE r.school_id = $1 AND r.pupil_id = ANY($2) AND r.subject_id = $3 AND r.window_id = $4
     ORDER BY r.pupil_id FOR UPDATE OF r`,
    [schoolId, sample.map(({ pupilId }) => pupilId), subjectId, windowId],
  );
  const stored = new Map(rows.map((row) => [row.pupilId, row]));
  return sample.map(({ pupilId, agreed }, i) => {
    const had = stored.get(pupilId);
    if (!had) throw badInput(`sample.${i}.agreed`, 'This pupil has no mark here that could be looked at.');
    const mark = parseMark(agreed, had);
    if (!mark.ok) throw badInput(`sample.${i}.agreed`, mark.because);
    if (mark.value.kind === 'empty') throw badInput(`sample.${i}.agreed`, 'Give the mark that was agreed.');
    return {
      ...{ pupilId, subjectId, windowId, scaleId: had.scaleId, standardError: null, testedOn: null },
      value: mark.value.kind === 'value' ? mark.value.value : null,
      code: mark.value.kind === 'code' ? letterOf(mark.value.code) : null,
      given: had.given,
    };
  });
}

async function keepSample(tx: Transaction, schoolId: number, moderationId: string, sample: Agreed[]): Promise<void> {
  await tx.query(
    `INSERT INTO moderated_mark (school_id, moderation_id, pupil_id, given_value, given_code, agreed_value, agreed_code)
     SELECT $1, $2, * FROM unnest($3::uuid[], $4::float8[], $5::text[], $6::float8[], $7::text[])`,
    [
      schoolId,
      moderationId,
      sample.map(({ pupilId }) => pupilId),
      sample.map(({ given }) => given.value),
      sample.map(({ given }) => given.code),
      sample.map(({ value }) => value),
      sample.map(({ code }) => code),
    ],
  );
}
