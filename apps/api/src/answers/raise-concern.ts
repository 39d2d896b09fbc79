import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { Denied } from '../core/access/denied';
import { PupilGate } from '../core/access/pupil-gate';
import { Database, type Transaction } from '../core/database/database';
import { badInput } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import type { ConcernDto, RaiseConcernDto } from './answers.dto';
import { AnswersQueries } from './answers.queries';
import { recordConcern } from './record-concern';

/** Somebody who teaches a pupil says in words that they are worried: it makes a flag by itself. */
@Injectable()
export class RaiseConcern {
  constructor(
    private readonly database: Database,
    private readonly gate: PupilGate,
    private readonly queries: AnswersQueries,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, pupilId: string, { id, words, subjectId = null }: RaiseConcernDto): Promise<ConcernDto> {
    const { schoolId, staffId, accountId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      const question = { caller, permission: 'concerns.write', pupilIds: [pupilId] } as const;
      const why = await this.gate.requirePupils(tx, question);
      const reach = await this.gate.allowedInSubjects(tx, question);
      if (!reach.covers(pupilId, subjectId)) {
        const denial = 'subject outside the reach of concerns.write';
        throw new Denied(404, { schoolId, accountId, why: denial, subjectKind: 'pupil', subjectIds: [pupilId] });
      }
      if (subjectId !== null) {
        const known = await tx.query<object[]>(
          'SELECT 1 FROM subject WHERE school_id = $1 AND id = $2 AND strand_of IS NULL',
          [schoolId, subjectId],
        );
        if (known.length === 0) throw badInput('subjectId', 'This school has no such subject.');
      }
      const at = this.clock.now();
      const added = await tx.query<object[]>(
        `INSERT INTO staff_concern (school_id, id, pupil_id, subject_id, words, raised_by, raised_at, raised_on, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1) ON CONFLICT DO NOTHING RETURNING 1`,
        [schoolId, id, pupilId, subjectId, words.trim(), staffId, at, this.clock.today()],
      );
      if (added.length === 0) return this.sentBefore(tx, caller, pupilId, id);
      await recordConcern(tx, caller, at, { kind: 'raised', concernId: id, pupilId, subjectId, why });
      return this.queries.concern(tx, caller, id);
    });
  }

  /** Sent twice: the concern stands as it does, unless the id is another's. */
  private async sentBefore(tx: Transaction, caller: Caller, pupilId: string, id: string): Promise<ConcernDto> {
    const known = await this.queries.concern(tx, caller, id);
    if (known.own && known.pupilId === pupilId) return known;
    throw badInput('id', 'Another concern has this id. Send it again with a new one.');
  }
}
