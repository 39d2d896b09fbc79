import { parseMark, type Scale } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database, type Transaction } from '../core/database/database';
import { badInput, ProblemException } from '../core/http/problem.exception';
import type { FieldProblem } from '../core/http/problem';
import { promiseJob } from '../core/jobs/outbox';
import { Clock } from '../core/time/clock';
import type { ExpectationDto, SetExpectationsDto } from './expectations.dto';
import { readExpectations } from './expectations.queries';

/** Says what is expected of year groups in a subject on a scale, all year or half term by half term: all of it, or none. */
@Injectable()
export class SetExpectations {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, given: SetExpectationsDto): Promise<ExpectationDto[]> {
    const { schoolId } = caller;
    const { subjectId, scaleId } = given;
    return this.database.inSchool(schoolId, async (tx) => {
      const expected = readValues(given, await scaleOf(tx, schoolId, given));
      const before = await readExpectations(tx, schoolId, { subjectId, scaleId });
      const key = [schoolId, subjectId, scaleId];
      const columns = [given.values.map(({ yearGroup }) => yearGroup), given.values.map(({ halfTerm }) => halfTerm)];
      await tx.query(
        `DELETE FROM expectation e USING unnest($4::smallint[], $5::text[]) AS given(year_group, half_term)
         WHERE e.school_id = $1 AND e.subject_id = $2 AND e.scale_id = $3
           AND e.year_group = given.year_group AND e.half_term = given.half_term`,
        [...key, ...columns],
      );
      await tx.query(
        `INSERT INTO expectation (school_id, subject_id, scale_id, year_group, half_term, expected)
         SELECT $1, $2, $3, year_group, half_term, expected
         FROM unnest($4::smallint[], $5::text[], $6::float8[]) AS given(year_group, half_term, expected)
         WHERE expected IS NOT NULL`,
        [...key, ...columns, expected],
      );
      const after = await readExpectations(tx, schoolId, { subjectId, scaleId });
      if (JSON.stringify(before) === JSON.stringify(after)) return after;
      const at = this.clock.now();
      await recordAudit(tx, {
        schoolId,
        at,
        accountId: caller.accountId,
        action: 'expectations.set',
        why: 'assessment.write',
        subjectKind: 'subject',
        subjectIds: [String(subjectId)],
        detail: { scaleId, before, after },
      });
      await promiseJob(tx, { name: 'analyse-school', schoolId, payload: {} }, at);
      return after;
    });
  }
}

async function scaleOf(tx: Transaction, schoolId: number, given: SetExpectationsDto): Promise<Scale> {
  const [subject] = await tx.query<object[]>('SELECT 1 FROM subject WHERE school_id = $1 AND id = $2 FOR UPDATE', [
    schoolId,
    given.subjectId,
  ]);
  if (!subject) throw badInput('subjectId', 'There is no such subject.');
  const [scale] = await tx.query<Scale[]>(
    `SELECT kind, basis, direction, least, greatest, decimals, steps, mean, sd, reliability, threshold
     FROM scale WHERE school_id = $1 AND id = $2 FOR KEY SHARE`,
    [schoolId, given.scaleId],
  );
  if (!scale) throw badInput('scaleId', 'There is no such scale.');
  return scale;
}

/** The value of each cell; null where it is to be taken away. */
function readValues({ values }: SetExpectationsDto, scale: Scale): (number | null)[] {
  const problems: FieldProblem[] = [];
  const cells = new Set<string>();
  const read = values.map(({ yearGroup, halfTerm, mark }, i): number | null => {
    const field = `values.${i}.mark`;
    const cell = `${yearGroup} ${halfTerm}`;
    if (cells.has(cell)) problems.push({ field, message: 'This cell is in the request twice.' });
    cells.add(cell);
    const result = parseMark(mark, scale);
    if (!result.ok) problems.push({ field, message: result.because });
    else if (result.value.kind === 'code')
      problems.push({ field, message: 'Expected is a mark of the scale, not a code.' });
    else if (result.value.kind === 'value') return result.value.value;
    return null;
  });
  const [first] = problems;
  if (first)
    throw new ProblemException(422, { title: first.message, detail: 'Nothing was changed.', errors: problems });
  return read;
}
