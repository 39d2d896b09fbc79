import { recordAudit } from '../core/audit/record-audit';
import type { Caller } from '../core/access/caller';
import type { Transaction } from '../core/database/database';
import { announce } from '../core/live/announce';
import { newId } from '../core/time/new-id';
import { applyDiff } from './apply-diff';
import type { ClassDiff } from './class-diff';
import type { ClassChangedDto } from './class-writes.dto';

export type ClassChangeKind =
  | 'created'
  | 'renamed'
  | 'ended'
  | 'pupils-added'
  | 'pupils-removed'
  | 'pupils-moved'
  | 'staff-assigned'
  | 'staff-ended'
  | 'sets-copied';

interface Change {
  kind: ClassChangeKind;
  /** Null for a change of many classes. */
  classId: string | null;
  at: Date;
  why: string;
  diff: ClassDiff;
}

/** Writes a change of classes with its audit row and what is needed to take it back. */
export async function settleChange(tx: Transaction, caller: Caller, change: Change): Promise<ClassChangedDto> {
  const { schoolId, staffId, accountId } = caller;
  const { kind, classId, at, why, diff } = change;
  const rows = [...diff.members.before, ...diff.members.after];
  const pupilIds = [...new Set(rows.map(({ pupilId }) => pupilId))];
  const changes = rows.length + diff.classes.after.length + diff.staff.before.length + diff.staff.after.length;
  if (changes === 0) return { changeId: null, pupils: 0 };
  await applyDiff(tx, schoolId, diff);
  const changeId = newId();
  await tx.query(
    `INSERT INTO class_change (school_id, id, class_id, kind, diff, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [schoolId, changeId, classId, kind, JSON.stringify(diff), staffId, at],
  );
  await recordChange(tx, { schoolId, accountId, at, action: `class.${kind}`, why, pupilIds, classId, changeId });
  return { changeId, pupils: pupilIds.length };
}

interface Recorded {
  schoolId: number;
  accountId: string;
  at: Date;
  action: string;
  why: string;
  pupilIds: readonly string[];
  classId: string | null;
  changeId: string;
}

/** The audit row, and word to open pages. */
export async function recordChange(tx: Transaction, recorded: Recorded): Promise<void> {
  const { schoolId, accountId, at, action, why, pupilIds, classId, changeId } = recorded;
  const subject =
    pupilIds.length > 0
      ? { subjectKind: 'pupil', subjectIds: pupilIds }
      : { subjectKind: 'class', subjectIds: classId === null ? [] : [classId] };
  await recordAudit(tx, { schoolId, at, accountId, action, why, ...subject, detail: { classId, changeId } });
  await announce(tx, { schoolId, topic: 'classes', ...(classId === null ? {} : { id: classId }) });
}
