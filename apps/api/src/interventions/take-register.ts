import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database, type Transaction } from '../core/database/database';
import { requireVersion } from '../core/http/if-match';
import { badInput } from '../core/http/problem.exception';
import { promiseJob } from '../core/jobs/outbox';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';
import { noteSupportChanges } from '../flags/note-changes';
import { dayWords } from './day-words';
import type { RegisterDto, TakeRegisterDto } from './session.dto';
import { SessionQueries } from './session.queries';

interface Stored {
  status: 'planned' | 'held' | 'cancelled';
  heldMinutes: number | null;
  note: string | null;
  version: number;
  marks: { pupilId: string; mark: string; why: string | null }[];
}

/**
 * Takes the register of a session: who was there, whether and how long it ran. Marks of pupils who are not named stay
 * as they were. Sending the same again changes nothing.
 */
@Injectable()
export class TakeRegister {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sessions: SessionQueries,
  ) {}

  run(caller: Caller, sessionId: string, taken: TakeRegisterDto, ifMatch: string | undefined): Promise<RegisterDto> {
    const { schoolId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      const { groupId, heldOn } = await this.sessions.requireSession(tx, caller, sessionId);
      const stored = await lockSession(tx, sessionId);
      if (sayTheSame(stored, taken)) return this.sessions.register(tx, caller, sessionId);
      requireVersion(ifMatch, stored.version);
      if (heldOn > this.clock.today()) {
        throw badInput('status', `This session is on ${dayWords(heldOn)}: its register is taken on that day.`);
      }
      requireSense(taken);
      await requireOnRoll(tx, groupId, heldOn, taken);
      await this.write(tx, caller, sessionId, stored, taken);
      await recordAudit(tx, {
        schoolId,
        at: this.clock.now(),
        accountId: caller.accountId,
        action: 'register.taken',
        why: 'register.write',
        subjectKind: 'pupil',
        subjectIds: taken.marks.map(({ pupilId }) => pupilId),
        detail: { sessionId, status: taken.status, minutes: taken.minutes ?? null },
      });
      const pupilIds = taken.marks.map(({ pupilId }) => pupilId);
      await noteSupportChanges(tx, schoolId, { groupId, pupilIds }, this.clock.now());
      await promiseJob(tx, { name: 'estimate-impact', schoolId, payload: {} }, this.clock.now());
      await announce(tx, { schoolId, topic: 'register', id: sessionId });
      await announce(tx, { schoolId, topic: 'grid', id: groupId });
      return this.sessions.register(tx, caller, sessionId);
    });
  }

  private async write(
    tx: Transaction,
    caller: Caller,
    sessionId: string,
    stored: Stored,
    taken: TakeRegisterDto,
  ): Promise<void> {
    const minutes = taken.minutes === undefined ? stored.heldMinutes : taken.minutes;
    await tx.query(
      `UPDATE group_session SET status = $2, held_minutes = $3, note = $4, version = version + 1 WHERE id = $1`,
      [
        sessionId,
        taken.status,
        taken.status === 'cancelled' ? null : minutes,
        taken.note === undefined ? stored.note : taken.note?.trim() || null,
      ],
    );
    if (taken.status === 'cancelled') {
      await tx.query('DELETE FROM register_mark WHERE session_id = $1', [sessionId]);
      return;
    }
    await tx.query(
      `INSERT INTO register_mark (school_id, session_id, pupil_id, mark, why, marked_by, marked_at)
       SELECT $1, $2, pupil_id, mark, why, $3, $4 FROM unnest($5::uuid[], $6::text[], $7::text[]) AS m (pupil_id, mark, why)
       ON CONFLICT (school_id, session_id, pupil_id) DO UPDATE
       SET mark = EXCLUDED.mark, why = EXCLUDED.why, marked_by = EXCLUDED.marked_by, marked_at = EXCLUDED.marked_at
       WHERE (register_mark.mark, register_mark.why) IS DISTINCT FROM (EXCLUDED.mark, EXCLUDED.why)`,
      [
        caller.schoolId,
        sessionId,
        caller.staffId,
        this.clock.now(),
        taken.marks.map(({ pupilId }) => pupilId),
        taken.marks.map(({ mark }) => mark),
        taken.marks.map(({ why }) => why ?? null),
      ],
    );
  }
}

async function lockSession(tx: Transaction, sessionId: string): Promise<Stored> {
  const [session] = await tx.query<Omit<Stored, 'marks'>[]>(
    `SELECT status, held_minutes AS "heldMinutes", note, version FROM group_session WHERE id = $1 FOR UPDATE`,
    [sessionId],
  );
  if (!session) throw new Error('A session went away while its register was taken.');
  const marks = await tx.query<Stored['marks']>(
    'SELECT pupil_id AS "pupilId", mark, why FROM register_mark WHERE session_id = $1',
    [sessionId],
  );
  return { ...session, marks };
}

/** Whether everything that was sent is stored already. */
function sayTheSame(stored: Stored, taken: TakeRegisterDto): boolean {
  const marks = new Map(stored.marks.map((mark) => [mark.pupilId, mark]));
  return (
    stored.status === taken.status &&
    (taken.minutes === undefined || taken.minutes === stored.heldMinutes) &&
    (taken.note === undefined || (taken.note?.trim() || null) === stored.note) &&
    taken.marks.every(({ pupilId, mark, why }) => {
      const known = marks.get(pupilId);
      return known?.mark === mark && known.why === (why ?? null);
    })
  );
}

function requireSense({ status, marks }: TakeRegisterDto): void {
  if (status === 'cancelled' && marks.length > 0) {
    throw badInput('marks', 'Nobody is marked in a session that did not run.');
  }
  for (const [index, { pupilId, mark, why }] of marks.entries()) {
    if (why && mark !== 'absent') throw badInput(`marks.${index}.why`, 'Only a pupil who was away has a reason.');
    if (marks.slice(0, index).some((other) => other.pupilId === pupilId)) {
      throw badInput(`marks.${index}.pupilId`, 'A pupil is marked twice.');
    }
  }
}

/** @throws badInput for a pupil who was not in the group on the day. */
async function requireOnRoll(
  tx: Transaction,
  groupId: string,
  heldOn: string,
  { marks }: TakeRegisterDto,
): Promise<void> {
  const enrolled = await tx.query<{ pupilId: string }[]>(
    `SELECT pupil_id AS "pupilId" FROM placement WHERE group_id = $1 AND undone_at IS NULL
       AND starts_on <= $2 AND (ends_on IS NULL OR ends_on >= $2)`,
    [groupId, heldOn],
  );
  const known = new Set(enrolled.map(({ pupilId }) => pupilId));
  const stranger = marks.findIndex(({ pupilId }) => !known.has(pupilId));
  if (stranger >= 0) {
    throw badInput(`marks.${stranger}.pupilId`, `This pupil was not in the group on ${dayWords(heldOn)}.`);
  }
}
