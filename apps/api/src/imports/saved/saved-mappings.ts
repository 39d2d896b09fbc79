import type { Transaction } from '../../core/database/database';
import { newId } from '../../core/time/new-id';
import type { FileColumn } from '../file/file-layout';
import type { ImportMapping } from '../mapping/import-mapping';
import type { StoredPart } from '../stored-import';
import { type SavedMapping, signatureOf } from './saved-mapping';

/** The mapping remembered for files with these columns, if there is one. */
export async function savedMappingFor(
  tx: Transaction,
  schoolId: number,
  columns: readonly FileColumn[],
): Promise<SavedMapping | null> {
  const [row] = await tx.query<SavedMapping[]>(
    'SELECT id, name, kind, columns, subjects FROM saved_mapping WHERE school_id = $1 AND signature = $2',
    [schoolId, signatureOf(columns)],
  );
  return row ?? null;
}

/** Remembers what the columns of a part that has gone in are, under its name or the one a person gave it before. */
export async function rememberMapping(
  tx: Transaction,
  author: { schoolId: number; staffId: string | null; at: Date },
  { name, layout, mapping }: Pick<StoredPart, 'name' | 'layout'> & { mapping: ImportMapping },
): Promise<void> {
  const { schoolId, staffId, at } = author;
  // Two at once would choose the same name.
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('saved-mappings'), $1)`, [schoolId]);
  const taken = await tx.query<{ name: string }[]>('SELECT name FROM saved_mapping WHERE school_id = $1', [schoolId]);
  await tx.query(
    `INSERT INTO saved_mapping (school_id, id, name, kind, signature, columns, subjects, saved_by, used_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (school_id, signature) DO UPDATE
     SET kind = excluded.kind, columns = excluded.columns, subjects = excluded.subjects, saved_by = excluded.saved_by,
         used_at = excluded.used_at`,
    [
      ...[schoolId, newId(), freeName(name, new Set(taken.map((each) => each.name))), mapping.kind],
      ...[signatureOf(layout.columns), JSON.stringify(mapping.columns)],
      ...[JSON.stringify(mapping.subjects.map((subject) => ({ ...subject, newScale: null }))), staffId, at],
    ],
  );
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let n = 2; ; n++) if (!taken.has(`${name} (${n})`)) return `${name} (${n})`;
}
