import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { Database } from '../core/database/database';
import { conflict } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import { diffOf } from './class-diff';
import { holdClasses } from './class-rules';
import type { ClassChangedDto, RenameClassDto } from './class-writes.dto';
import { settleChange } from './settle-change';

@Injectable()
export class RenameClass {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, classId: string, { name }: RenameClassDto): Promise<ClassChangedDto> {
    const { schoolId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      const [held] = await holdClasses(tx, schoolId, [classId]);
      if (!held || held.name === name) return { changeId: null, pupils: 0 };
      const same = await tx.query<object[]>(
        'SELECT 1 FROM class WHERE school_id = $1 AND start_year = $2 AND name = $3',
        [schoolId, held.startYear, name],
      );
      if (same.length > 0) throw conflict(`There is a class ${name} in this year already`, 'Give it another name.');
      return settleChange(tx, caller, {
        ...{ kind: 'renamed' as const, classId, at: this.clock.now(), why: 'classes.write' },
        diff: diffOf({ classes: { before: [held], after: [{ ...held, name }] } }),
      });
    });
  }
}
