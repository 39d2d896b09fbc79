import { parseMark, type Scale } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { PupilGate } from '../core/access/pupil-gate';
import { recordAudit } from '../core/audit/record-audit';
import { Database, type Transaction } from '../core/database/database';
import type { FieldProblem } from '../core/http/problem';
import { ProblemException } from '../core/http/problem.exception';
import { promiseJob } from '../core/jobs/outbox';
import { Clock } from '../core/time/clock';
import type { MarkDto, PreviousMarkDto, SavedResultsDto } from './assessments.dto';
import { letterOf } from './result-code';
import type { ResultRow } from './result-row';
import { removeResults, writeResults } from './write-results';

interface Stored {
  place: number;
  value: number | null;
  code: string | null;
  savedBy: string | null;
}

/** Saves marks somebody typed. All go in together; one that cannot keeps the others out, and the answer says which. */
@Injectable()
export class SaveResults {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly gate: PupilGate,
  ) {}

  async run(caller: Caller, marks: readonly MarkDto[]): Promise<SavedResultsDto> {
    const { schoolId, staffId, accountId } = caller;
    const at = this.clock.now();
    return this.database.inSchool(schoolId, async (tx) => {
      const pupilIds = [...new Set(marks.map(({ pupilId }) => pupilId))];
      const why = await this.gate.requirePupils(tx, { caller, permission: 'results.write', pupilIds });
      const read = await readMarks(tx, schoolId, marks);
      await refuseOverwriting(tx, schoolId, marks);
      const author = { schoolId, at, staffId, importRunId: null };
      const removed = await removeResults(
        tx,
        author,
        marks.filter((_, i) => read[i] === null),
      );
      const written = await writeResults(
        tx,
        author,
        read.filter((row) => row !== null),
      );
      // Where nothing stood when we looked, somebody has saved a mark since: two first marks never overwrite each other.
      if (written.created < read.filter((row, i) => row !== null && isEmpty(marks[i]?.previous)).length) {
        throw changedMeanwhile([]);
      }
      if (removed + written.created + written.changed > 0) {
        await promiseJob(tx, { name: 'analyse-school', schoolId, payload: {} }, at);
        await promiseJob(tx, { name: 'estimate-impact', schoolId, payload: {} }, at);
        const detail = { ...written, removed };
        const subject = { subjectKind: 'pupil', subjectIds: pupilIds };
        await recordAudit(tx, { schoolId, at, accountId, action: 'results.saved', why, ...subject, detail });
      }
      return { ...written, removed };
    });
  }
}

/** Each mark on its subject's scale; null where the result is to be taken away. */
async function readMarks(tx: Transaction, schoolId: number, marks: readonly MarkDto[]): Promise<(ResultRow | null)[]> {
  const scales = await tx.query<(Scale & { id: number; subjectId: number })[]>(
    `SELECT s.id AS "subjectId", c.id, c.kind, c.basis, c.direction, c.least, c.greatest, c.decimals, c.steps, c.mean,
            c.sd, c.reliability, c.threshold
     FROM subject s JOIN scale c ON c.school_id = s.school_id AND c.id = s.scale_id WHERE s.school_id = $1`,
    [schoolId],
  );
  const windows = await tx.query<{ id: number }[]>('SELECT id FROM assessment_window WHERE school_id = $1', [schoolId]);
  const known = new Set(windows.map(({ id }) => id));
  const cells = new Set<string>();
  const problems: FieldProblem[] = [];
  const rows = marks.map(({ pupilId, subjectId, windowId, mark }, i): ResultRow | null => {
    const refuse = (field: string, message: string): null => {
      problems.push({ field: `marks.${i}.${field}`, message });
      return null;
    };
    const cell = `${pupilId} ${subjectId} ${windowId}`;
    if (cells.has(cell)) return refuse('mark', 'This cell is in the request twice.');
    cells.add(cell);
    const scale = scales.find((of) => of.subjectId === subjectId);
    if (!scale) return refuse('subjectId', 'There is no such subject, or it has no scale yet.');
    if (!known.has(windowId)) return refuse('windowId', 'Nothing is collected in this half term.');
    const read = parseMark(mark, scale);
    if (!read.ok) return refuse('mark', read.because);
    if (read.value.kind === 'empty') return null;
    const value = read.value.kind === 'value' ? read.value.value : null;
    const code = read.value.kind === 'code' ? letterOf(read.value.code) : null;
    return { pupilId, subjectId, windowId, scaleId: scale.id, value, code, standardError: null, testedOn: null };
  });
  const [first] = problems;
  if (first) {
    throw new ProblemException(422, {
      title: first.message,
      detail: 'None of these marks was saved.',
      errors: problems,
    });
  }
  return rows;
}

/** Refuses where somebody else has saved another mark since this person looked. */
async function refuseOverwriting(tx: Transaction, schoolId: number, marks: readonly MarkDto[]): Promise<void> {
  const stored = await tx.query<Stored[]>(
    `SELECT (given.place - 1)::int AS place, r.value, r.code, nullif(trim(s.title || ' ' || s.surname), '') AS "savedBy"
     FROM unnest($2::uuid[], $3::int[], $4::int[]) WITH ORDINALITY AS given(pupil_id, subject_id, window_id, place)
     JOIN result r ON r.school_id = $1 AND r.pupil_id = given.pupil_id AND r.subject_id = given.subject_id
       AND r.window_id = given.window_id
     LEFT JOIN staff s ON s.school_id = $1 AND s.id = r.recorded_by
     FOR UPDATE OF r`,
    [
      schoolId,
      marks.map(({ pupilId }) => pupilId),
      marks.map(({ subjectId }) => subjectId),
      marks.map(({ windowId }) => windowId),
    ],
  );
  const now = new Map(stored.map((result) => [result.place, result]));
  const errors = marks.flatMap(({ previous }, i): FieldProblem[] => {
    const found = now.get(i);
    const [value, code] = [found?.value ?? null, found?.code ?? null];
    if (value === previous.value && code === previous.code) return [];
    const what = value ?? code;
    const who = found?.savedBy ?? 'Somebody else';
    const message = what === null ? 'Somebody else has taken this result away.' : `${who} has saved ${what} here.`;
    return [{ field: `marks.${i}.mark`, message }];
  });
  if (errors.length > 0) throw changedMeanwhile(errors);
}

const isEmpty = (previous: PreviousMarkDto | undefined): boolean =>
  previous !== undefined && previous.value === null && previous.code === null;

const changedMeanwhile = (errors: FieldProblem[]): ProblemException =>
  new ProblemException(409, {
    title: 'Somebody else changed these marks in the meantime',
    detail: 'None of these marks was saved. Look at what is there now and decide again.',
    errors,
  });
