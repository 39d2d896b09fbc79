import { earlyLearningGoals, shippedScales } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database, type Transaction } from '../core/database/database';
import { Clock } from '../core/time/clock';
import { insertScale, lockSubjectsAndScales } from '../scales/stored-scale';
import { insertSubject } from './subject-rules';
import type { GoalsAddedDto } from './subjects.dto';

const PROFILE = 'eyfsp';

/** Adds what is missing of the early years profile: its scale, the seven areas as subjects, E01–E17 as their strands. */
@Injectable()
export class AddEarlyLearningGoals {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller): Promise<GoalsAddedDto> {
    const { schoolId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      await lockSubjectsAndScales(tx, schoolId);
      const subjects = await tx.query<{ id: number; name: string; strandOf: number | null }[]>(
        'SELECT id, name, strand_of AS "strandOf" FROM subject WHERE school_id = $1',
        [schoolId],
      );
      const known = new Map(subjects.map((one) => [one.name.toLowerCase(), one]));
      const [scale] = await tx.query<{ id: number }[]>(
        'SELECT id FROM scale WHERE school_id = $1 AND library_key = $2 AND retired_at IS NULL ORDER BY id LIMIT 1',
        [schoolId, PROFILE],
      );
      const scaleId = scale?.id ?? (await addProfileScale(tx, schoolId));
      const made: number[] = [];
      const add = async (name: string, strandOf: number | null): Promise<number> => {
        const found = known.get(name.toLowerCase());
        if (found) return found.strandOf ?? found.id;
        const id = await insertSubject(tx, schoolId, { name, strandOf, scaleId });
        known.set(name.toLowerCase(), { id, name, strandOf });
        made.push(id);
        return id;
      };
      for (const { code, name, area } of earlyLearningGoals) await add(`${code} ${name}`, await add(area, null));
      const added = made.length + (scale ? 0 : 1);
      if (added > 0) {
        await recordAudit(tx, {
          schoolId,
          at: this.clock.now(),
          accountId: caller.accountId,
          action: 'subject.goals-added',
          why: 'assessment.write',
          subjectKind: 'subject',
          subjectIds: made.map(String),
        });
      }
      return { added };
    });
  }
}

async function addProfileScale(tx: Transaction, schoolId: number): Promise<number> {
  const shipped = shippedScales.find(({ key }) => key === PROFILE);
  if (!shipped) throw new Error('The library has no early years profile.');
  return insertScale(tx, schoolId, { ...shipped.scale, name: shipped.name }, { libraryKey: PROFILE });
}
