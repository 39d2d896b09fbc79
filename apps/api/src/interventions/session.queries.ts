import { Injectable } from '@nestjs/common';
import { grantsOf, type Caller } from '../core/access/caller';
import { PupilGate } from '../core/access/pupil-gate';
import { Database, type Transaction } from '../core/database/database';
import { Clock } from '../core/time/clock';
import { deniedGroup } from './group-reach';
import type {
  RegisterDto,
  RegisterPupilDto,
  RegisterStripDto,
  RegistersTodayDto,
  RegisterTodayDto,
} from './session.dto';

/** Whose register it is to take: the leader's, whoever covers the session, and those who may for the whole school. */
const leadsSql = '($2::boolean OR g.leader_id = $3 OR s.led_by = $3)';
const leadsParameters = (caller: Caller): unknown[] => [
  grantsOf(caller, 'register.write').some(({ reach }) => reach === 'school'),
  caller.staffId,
];

/** Registers of sessions, and which sessions there are today. */
@Injectable()
export class SessionQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly gate: PupilGate,
  ) {}

  /** Today's sessions the caller may take the register of. Counts only: no pupil is named. */
  today(caller: Caller): Promise<RegistersTodayDto> {
    return this.database.inSchool(caller.schoolId, async (tx) => {
      const on = this.clock.today();
      const sessions = await tx.query<RegisterTodayDto[]>(
        `SELECT s.id, s.group_id AS "groupId", g.name AS "group", g.room, trim(l.title || ' ' || l.surname) AS leader,
           to_char(s.starts_at, 'HH24:MI') AS "startsAt",
           to_char(s.starts_at + s.minutes * interval '1 minute', 'HH24:MI') AS "endsAt", s.status,
           coalesce(coalesce(s.led_by, g.leader_id) = $3, false) AS mine,
           (SELECT count(*)::int FROM placement p WHERE p.school_id = s.school_id AND p.group_id = s.group_id
              AND p.undone_at IS NULL AND p.starts_on <= s.held_on
              AND (p.ends_on IS NULL OR p.ends_on >= s.held_on)) AS pupils,
           (SELECT count(*)::int FROM register_mark m WHERE m.school_id = s.school_id AND m.session_id = s.id
              AND m.mark <> 'absent') AS here
         FROM group_session s JOIN intervention_group g ON g.school_id = s.school_id AND g.id = s.group_id
         LEFT JOIN staff l ON l.school_id = s.school_id AND l.id = coalesce(s.led_by, g.leader_id)
         WHERE s.held_on = $1 AND ${leadsSql} ORDER BY s.starts_at, g.name`,
        [on, ...leadsParameters(caller)],
      );
      return { on, sessions };
    });
  }

  read(caller: Caller, sessionId: string): Promise<RegisterDto> {
    return this.database.inSchool(caller.schoolId, (tx) => this.register(tx, caller, sessionId));
  }

  /** In the transaction of whoever has just taken it, too. */
  async register(tx: Transaction, caller: Caller, sessionId: string): Promise<RegisterDto> {
    const { groupId, heldOn } = await this.requireSession(tx, caller, sessionId);
    const pupils = await this.pupils(tx, sessionId, groupId, heldOn);
    const allowed = await this.gate.allowedPupils(tx, {
      caller,
      permission: 'register.write',
      pupilIds: pupils.map(({ pupilId }) => pupilId),
    });
    await this.gate.recordRead(tx, caller, 'register.read', allowed);
    return {
      ...(await this.head(tx, sessionId)),
      strip: await this.strip(tx, sessionId, groupId),
      pupils: pupils.filter(({ pupilId }) => allowed.has(pupilId)),
    };
  }

  /** @throws Denied (404, audited) for a session of a group the caller neither leads nor covers, nor may for the school. */
  async requireSession(
    tx: Transaction,
    caller: Caller,
    sessionId: string,
  ): Promise<{ groupId: string; heldOn: string }> {
    const [session] = await tx.query<{ groupId: string; heldOn: string }[]>(
      `SELECT s.group_id AS "groupId", s.held_on::text AS "heldOn"
       FROM group_session s JOIN intervention_group g ON g.school_id = s.school_id AND g.id = s.group_id
       WHERE s.id = $1 AND ${leadsSql}`,
      [sessionId, ...leadsParameters(caller)],
    );
    if (!session) throw deniedGroup(caller, 'register.write', 'session', sessionId);
    return session;
  }

  private async head(tx: Transaction, sessionId: string): Promise<Omit<RegisterDto, 'strip' | 'pupils'>> {
    const [head] = await tx.query<Omit<RegisterDto, 'strip' | 'pupils'>[]>(
      `SELECT s.id, s.group_id AS "groupId", g.name AS "group", g.room, s.held_on::text AS "heldOn",
         to_char(s.starts_at, 'HH24:MI') AS "startsAt",
         to_char(s.starts_at + s.minutes * interval '1 minute', 'HH24:MI') AS "endsAt",
         s.minutes AS "plannedMinutes", s.held_minutes AS "heldMinutes", s.status, s.note, s.version,
         s.held_on <= $2 AS "canTake"
       FROM group_session s JOIN intervention_group g ON g.school_id = s.school_id AND g.id = s.group_id
       WHERE s.id = $1`,
      [sessionId, this.clock.today()],
    );
    if (!head) throw new Error('A session went away while its register was read.');
    return head;
  }

  private strip(tx: Transaction, sessionId: string, groupId: string): Promise<RegisterStripDto[]> {
    return tx.query<RegisterStripDto[]>(
      `SELECT id, held_on::text AS "heldOn", CASE WHEN id = $2 THEN 'this' WHEN status = 'held' THEN 'held'
         WHEN status = 'cancelled' THEN 'lost' WHEN held_on < $3 THEN 'no-register' ELSE 'to-come' END AS state
       FROM group_session WHERE group_id = $1 ORDER BY held_on, starts_at`,
      [groupId, sessionId, this.clock.today()],
    );
  }

  private pupils(tx: Transaction, sessionId: string, groupId: string, heldOn: string): Promise<RegisterPupilDto[]> {
    return tx.query<RegisterPupilDto[]>(
      `WITH earlier AS (
         SELECT s.id, row_number() OVER (ORDER BY s.held_on DESC, s.starts_at DESC) AS back
         FROM group_session s JOIN group_session this ON this.school_id = s.school_id AND this.id = $1
         WHERE s.group_id = $2 AND s.status = 'held'
           AND (s.held_on, s.starts_at) < (this.held_on, this.starts_at))
       SELECT u.id AS "pupilId", m.mark, m.why, c.name AS "className",
         coalesce(u.preferred_forename, u.legal_forename) || ' ' || coalesce(u.preferred_surname, u.legal_surname) AS name,
         coalesce(u.preferred_forename, u.legal_forename) AS forename,
         NOT EXISTS (SELECT 1 FROM earlier e JOIN register_mark x ON x.school_id = p.school_id AND x.session_id = e.id
                     WHERE x.pupil_id = p.pupil_id AND x.mark <> 'absent') AS first,
         coalesce((
           SELECT min(e.back) - 1 FROM earlier e LEFT JOIN register_mark x
             ON x.school_id = p.school_id AND x.session_id = e.id AND x.pupil_id = p.pupil_id
           WHERE x.mark IS DISTINCT FROM 'absent'), (SELECT count(*) FROM earlier))::int AS "awayBefore"
       FROM placement p JOIN pupil u ON u.school_id = p.school_id AND u.id = p.pupil_id
       LEFT JOIN register_mark m ON m.school_id = p.school_id AND m.session_id = $1 AND m.pupil_id = p.pupil_id
       LEFT JOIN LATERAL (
         SELECT c.name FROM class_pupil cp JOIN class c ON c.school_id = cp.school_id AND c.id = cp.class_id
         WHERE cp.school_id = p.school_id AND cp.pupil_id = p.pupil_id AND c.kind = 'registration'
           AND cp.starts_on <= $3 AND (cp.ends_on IS NULL OR cp.ends_on >= $3) LIMIT 1) c ON true
       WHERE p.group_id = $2 AND p.undone_at IS NULL AND p.starts_on <= $3 AND (p.ends_on IS NULL OR p.ends_on >= $3)
       ORDER BY coalesce(u.preferred_surname, u.legal_surname), forename, u.id`,
      [sessionId, groupId, heldOn],
    );
  }
}
