import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { badInput } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import { lockSubjectsAndScales } from '../scales/stored-scale';
import type { OrderSubjectsDto } from './subjects.dto';

/** Puts subjects, or the strands of one, in the order in which pages and grids show them. */
@Injectable()
export class OrderSubjects {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, { subjectIds }: OrderSubjectsDto): Promise<void> {
    const { schoolId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      await lockSubjectsAndScales(tx, schoolId);
      const known = await tx.query<{ id: number; position: number }[]>(
        'SELECT id, position FROM subject WHERE school_id = $1 AND id = ANY($2) ORDER BY position, id',
        [schoolId, subjectIds],
      );
      if (known.length !== subjectIds.length || subjectIds.length === 0) {
        throw badInput('subjectIds', 'Name each subject once.');
      }
      // They keep the places they have between them, so that the others stay where they are.
      const lowest = Math.min(...known.map(({ position }) => position));
      const places = known.map(({ position }, i) => Math.max(position, lowest + i));
      await tx.query(
        `UPDATE subject s SET position = given.position
         FROM unnest($2::int[], $3::smallint[]) AS given(id, position) WHERE s.school_id = $1 AND s.id = given.id`,
        [schoolId, subjectIds, places],
      );
      await recordAudit(tx, {
        schoolId,
        at: this.clock.now(),
        accountId: caller.accountId,
        action: 'subjects.ordered',
        why: 'assessment.write',
        subjectKind: 'subject',
        subjectIds: subjectIds.map(String),
      });
    });
  }
}
