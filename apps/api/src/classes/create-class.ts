import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { Database, type Transaction } from '../core/database/database';
import { badInput, conflict } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import { diffOf } from './class-diff';
import type { ClassChangedDto, CreateClassDto } from './class-writes.dto';
import { settleChange } from './settle-change';

/** Makes a registration class or a teaching set of one subject. Sending it twice makes one. */
@Injectable()
export class CreateClass {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, { id, name, kind, startYear, subjectId }: CreateClassDto): Promise<ClassChangedDto> {
    const { schoolId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      const [same] = await tx.query<{ id: string }[]>(
        'SELECT id FROM class WHERE school_id = $1 AND (id = $2 OR (start_year = $3 AND name = $4))',
        [schoolId, id, startYear, name],
      );
      if (same?.id === id) return { changeId: null, pupils: 0 };
      if (same) throw conflict(`There is a class ${name} in this year already`, 'Give it another name.');
      await requireYear(tx, schoolId, startYear);
      const subject = kind === 'set' ? subjectId : null;
      if (subject !== null) await requireSubject(tx, schoolId, subject);
      const row = { id, name, kind, startYear, subjectId: subject, endsOn: null };
      return settleChange(tx, caller, {
        ...{ kind: 'created' as const, classId: id, at: this.clock.now(), why: 'classes.write' },
        diff: diffOf({ classes: { before: [], after: [row] } }),
      });
    });
  }
}

async function requireYear(tx: Transaction, schoolId: number, startYear: number): Promise<void> {
  const rows = await tx.query<object[]>('SELECT 1 FROM academic_year WHERE school_id = $1 AND start_year = $2', [
    schoolId,
    startYear,
  ]);
  if (rows.length === 0) throw badInput('startYear', 'This academic year is not set up yet.');
}

async function requireSubject(tx: Transaction, schoolId: number, subjectId: number): Promise<void> {
  const rows = await tx.query<object[]>('SELECT 1 FROM subject WHERE school_id = $1 AND id = $2', [
    schoolId,
    subjectId,
  ]);
  if (rows.length === 0) throw badInput('subjectId', 'There is no such subject.');
}
