import type { CastSchool } from '@headway/demo-school';
import type { Transaction } from '../core/database/database';
import { newId } from '../core/time/new-id';

/** A school of the cast with the number it gets. */
export interface NumberedSchool {
  schoolId: number;
  school: CastSchool;
}

/** Account ids by e-mail address. */
export type Accounts = ReadonlyMap<string, string>;

/** One account per address; who works in several schools has all of them. */
export async function writeAccounts(
  tx: Transaction,
  schools: readonly NumberedSchool[],
  passwordHash: string,
  at: Date,
): Promise<Accounts> {
  const people = new Map<string, { id: string; name: string; schoolIds: number[] }>();
  for (const { schoolId, school } of schools) {
    for (const { email, title, surname } of school.staff) {
      const known = people.get(email) ?? { id: newId(), name: `${title} ${surname}`, schoolIds: [] };
      known.schoolIds.push(schoolId);
      people.set(email, known);
    }
  }
  const known = [...people];
  await tx.query(
    `INSERT INTO account (id, email, display_name, password_hash, school_ids, created_at)
     SELECT id, email, name, $1, schools::int[], $2
     FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[]) AS given (id, email, name, schools)`,
    [
      passwordHash,
      at,
      known.map(([, { id }]) => id),
      known.map(([email]) => email),
      known.map(([, { name }]) => name),
      known.map(([, { schoolIds }]) => `{${schoolIds.join(',')}}`),
    ],
  );
  return new Map(known.map(([email, { id }]) => [email, id]));
}
