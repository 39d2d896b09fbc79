import type { Transaction } from '../core/database/database';
import { badInput } from '../core/http/problem.exception';

/** Serialises what is said of one pupil. */
export async function lockWorkingTo(tx: Transaction, schoolId: number, pupilId: string): Promise<void> {
  await tx.query('SELECT 1 FROM pupil WHERE school_id = $1 AND id = $2 FOR NO KEY UPDATE', [schoolId, pupilId]);
}

/** @throws 422 */
export async function requireTaughtSubject(tx: Transaction, schoolId: number, subjectId: number): Promise<void> {
  const [subject] = await tx.query<object[]>('SELECT 1 FROM subject WHERE school_id = $1 AND id = $2', [
    schoolId,
    subjectId,
  ]);
  if (!subject) throw badInput('subjectId', 'There is no such subject.');
}
