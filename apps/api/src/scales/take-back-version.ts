import type { ScaleMapping } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database, type Transaction } from '../core/database/database';
import { conflict, notFound } from '../core/http/problem.exception';
import { promiseJob } from '../core/jobs/outbox';
import { Clock } from '../core/time/clock';
import { mappedExpectations, readExpectationsOn } from './carry-expectations';
import type { ScaleMadeDto } from './scales.dto';
import { lockSubjectsAndScales, requireFreeScaleName, type StoredScale, storedScale } from './stored-scale';

/**
 * Takes a new version of a scale back while nothing stands on it: subjects, and pupils who work on it, are marked on the
 * version before it again. What does stand on it is said.
 */
@Injectable()
export class TakeBackVersion {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, scaleId: number): Promise<ScaleMadeDto> {
    const { schoolId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      await lockSubjectsAndScales(tx, schoolId);
      // Against a first mark that is saved at this very moment: its foreign key needs this row.
      await tx.query('SELECT 1 FROM scale WHERE school_id = $1 AND id = $2 FOR UPDATE', [schoolId, scaleId]);
      const version = await storedScale(tx, schoolId, scaleId);
      const stated = await mappingTo(tx, schoolId, scaleId);
      if (!stated) throw notFound('new version of a scale');
      await requireNothingOn(tx, schoolId, version, stated);
      const old = await storedScale(tx, schoolId, stated.from);
      await requireFreeScaleName(tx, schoolId, old.name, scaleId);

      const moved = [schoolId, scaleId, old.id];
      await tx.query('DELETE FROM expectation WHERE school_id = $1 AND scale_id = $2', [schoolId, scaleId]);
      for (const table of ['subject', 'subject_scale', 'working_to']) {
        await tx.query(`UPDATE ${table} SET scale_id = $3 WHERE school_id = $1 AND scale_id = $2`, moved);
      }
      await tx.query('DELETE FROM scale_mapping WHERE school_id = $1 AND to_scale_id = $2', [schoolId, scaleId]);
      await tx.query('DELETE FROM scale WHERE school_id = $1 AND id = $2', [schoolId, scaleId]);
      await tx.query('UPDATE scale SET retired_at = NULL WHERE school_id = $1 AND id = $2', [schoolId, old.id]);
      const at = this.clock.now();
      await recordAudit(tx, {
        schoolId,
        at,
        accountId: caller.accountId,
        action: 'scale.version-taken-back',
        why: 'assessment.write',
        subjectKind: 'scale',
        subjectIds: [String(scaleId), String(old.id)],
        detail: { name: version.name, version: version.version, mapping: stated.mapping },
      });
      await promiseJob(tx, { name: 'analyse-school', schoolId, payload: {} }, at);
      return { id: old.id };
    });
  }
}

interface Stated {
  from: number;
  mapping: ScaleMapping;
}

async function mappingTo(tx: Transaction, schoolId: number, scaleId: number): Promise<Stated | undefined> {
  const [stated] = await tx.query<Stated[]>(
    'SELECT from_scale_id AS "from", mapping FROM scale_mapping WHERE school_id = $1 AND to_scale_id = $2',
    [schoolId, scaleId],
  );
  return stated;
}

/** @throws 409 that says what is on the version, or was */
async function requireNothingOn(
  tx: Transaction,
  schoolId: number,
  { id, name, replacedBy }: StoredScale,
  { from, mapping }: Stated,
): Promise<void> {
  const refuse = (what: string, detail: string): never => {
    throw conflict(`The new version of ${name} cannot be taken back: ${what}`, detail);
  };
  if (replacedBy !== null) refuse('there is a newer one', 'Take the newer version back first.');
  const [uses] = await tx.query<Record<string, number>[]>(
    `SELECT ${usedBy.map(({ words, sql }) => `(${sql})::int AS "${words}"`).join(', ')}`,
    [schoolId, id],
  );
  const on = usedBy.flatMap(({ words, one }) => {
    const count = uses?.[words] ?? 0;
    return count === 0 ? [] : [count === 1 ? `one ${one}` : `${count} ${words}`];
  });
  if (on.length > 0) {
    const detail = 'Make another version that says how these are to be read. Nothing was changed.';
    refuse(`${on.join(' and ')} ${on.length === 1 && on[0]?.startsWith('one ') ? 'is' : 'are'} on it`, detail);
  }
  const carried = mappedExpectations(await readExpectationsOn(tx, schoolId, from), mapping);
  if (JSON.stringify(carried) !== JSON.stringify(await readExpectationsOn(tx, schoolId, id))) {
    refuse('what is expected on it was changed', 'Take away the expectations that were set on it first.');
  }
}

const on = (table: string): string => `SELECT count(*) FROM ${table} WHERE school_id = $1 AND scale_id = $2`;
const both = (table: string): string => `(${on(table)}) + (${on(`${table}_history`)})`;
/** An import that waits, or a remembered mapping, would bring marks in on it. */
const named = (table: string, column: string): string =>
  `SELECT count(*) FROM ${table} t WHERE t.school_id = $1
     AND jsonb_path_exists(t.${column}, '$.**.scaleId ? (@ == $scale)', jsonb_build_object('scale', $2::int))`;

const usedBy = [
  { words: 'marks', one: 'mark', sql: `SELECT ${both('result')}` },
  { words: 'targets', one: 'target', sql: `SELECT ${both('target')}` },
  { words: 'forecasts', one: 'forecast', sql: on('forecast') },
  {
    words: 'imports that wait',
    one: 'import that waits',
    sql: `${named('import_part', 'mapping')} AND EXISTS (SELECT 1 FROM import_run r WHERE r.school_id = t.school_id
            AND r.id = t.import_id AND r.status NOT IN ('applied', 'cancelled', 'failed', 'undone'))`,
  },
  {
    words: 'remembered mappings of files',
    one: 'remembered mapping of a file',
    sql: named('saved_mapping', 'subjects'),
  },
] as const;
