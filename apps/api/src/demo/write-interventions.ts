import type { CastSchool } from '@headway/demo-school';
import type { Transaction } from '../core/database/database';
import { newId } from '../core/time/new-id';
import { bulkInsert } from './bulk-insert';
import type { Numbering } from './numbering';

/** The intervention library and every group of it, past and running, with who was in it and what it costs. */
export async function writeInterventions(
  tx: Transaction,
  schoolId: number,
  school: CastSchool,
  of: Numbering,
  today: string,
): Promise<void> {
  const { programmes, groups } = school;
  await bulkInsert(
    tx,
    'programme',
    schoolId,
    {
      id: ['uuid', (programme) => programme.id],
      name: ['text', (programme) => programme.name],
      subject_id: ['int', (programme) => of.subjectOrNone(programme.subject)],
      tier: ['text', (programme) => programme.tier],
      kind: ['text', (programme) => programme.kind],
      year_groups: ['smallint[]', (programme) => programme.yearGroups],
      minutes: ['smallint', (programme) => programme.minutesPerSession],
      sessions_per_week: ['smallint', (programme) => programme.sessionsPerWeek],
      weeks: ['smallint', (programme) => programme.weeks],
      group_size: ['smallint', (programme) => programme.maxPupils],
      entry_criteria: ['text', (programme) => programme.entryCriteria],
      exit_criteria: ['text', (programme) => programme.exitCriteria],
    },
    programmes,
  );
  const programmeOf = new Map(programmes.map((programme) => [programme.id, programme]));
  await bulkInsert(
    tx,
    'intervention_group',
    schoolId,
    {
      id: ['uuid', (group) => group.id],
      programme_id: ['uuid', (group) => group.programmeId],
      name: ['text', (group) => group.name],
      subject_id: ['int', (group) => of.subjectOrNone(programmeOf.get(group.programmeId)?.subject ?? null)],
      leader_id: ['uuid', (group) => group.leaderId],
      room: ['text', (group) => group.room],
      starts_on: ['date', (group) => group.startsOn],
      ends_on: ['date', (group) => group.endsOn],
      review_on: ['date', (group) => group.reviewOn],
      capacity: ['smallint', (group) => group.capacity],
      preparation_minutes: ['smallint', (group) => programmeOf.get(group.programmeId)?.preparationMinutes ?? 0],
      closed_at: ['timestamptz', (group) => (group.endsOn < today ? `${group.endsOn}T15:30:00Z` : null)],
      version: ['int', () => 1],
    },
    groups,
  );
  await bulkInsert(
    tx,
    'group_slot',
    schoolId,
    {
      group_id: ['uuid', (slot) => slot.groupId],
      weekday: ['smallint', (slot) => slot.weekday],
      starts_at: ['time', (slot) => slot.startsAt],
      minutes: ['smallint', (slot) => slot.minutes],
    },
    groups.flatMap(({ id, slots }) => slots.map((slot) => ({ groupId: id, ...slot }))),
  );
  await bulkInsert(
    tx,
    'cost_line',
    schoolId,
    {
      id: ['uuid', () => newId()],
      group_id: ['uuid', (cost) => cost.groupId],
      kind: ['text', (cost) => cost.kind],
      description: ['text', (cost) => cost.description],
      pence: ['int', (cost) => cost.pence],
      per_session: ['boolean', (cost) => cost.perSession],
      spread_over_pupils: ['int', (cost) => cost.spreadOverPupils],
    },
    groups.flatMap(({ id, programmeId }) =>
      (programmeOf.get(programmeId)?.costs ?? []).map((cost) => ({ groupId: id, ...cost })),
    ),
  );
  await writePlacements(tx, schoolId, school);
  await writeSessions(tx, schoolId, school);
}

async function writePlacements(tx: Transaction, schoolId: number, { groups, staff }: CastSchool): Promise<void> {
  const senco = staff.find(({ roles }) => roles.some(({ role }) => role === 'senco'));
  await bulkInsert(
    tx,
    'placement',
    schoolId,
    {
      id: ['uuid', (placement) => placement.id],
      group_id: ['uuid', (placement) => placement.groupId],
      pupil_id: ['uuid', (placement) => placement.pupilId],
      starts_on: ['date', (placement) => placement.startsOn],
      ends_on: ['date', (placement) => placement.endsOn],
      reason: ['text', (placement) => placement.reason],
      exit_reason: ['text', (placement) => placement.exitReason],
      placed_by: ['uuid', () => senco?.id ?? null],
      placed_at: ['timestamptz', (placement) => `${placement.startsOn}T08:00:00Z`],
      version: ['int', () => 1],
    },
    groups.flatMap(({ id, placements }) => placements.map((placement) => ({ groupId: id, ...placement }))),
  );
}

async function writeSessions(tx: Transaction, schoolId: number, { groups }: CastSchool): Promise<void> {
  const sessions = groups.flatMap(({ id, sessions: met }) => met.map((session) => ({ groupId: id, ...session })));
  await bulkInsert(
    tx,
    'group_session',
    schoolId,
    {
      id: ['uuid', (session) => session.id],
      group_id: ['uuid', (session) => session.groupId],
      held_on: ['date', (session) => session.heldOn],
      starts_at: ['time', (session) => session.startsAt],
      minutes: ['smallint', (session) => session.minutes],
      held_minutes: ['smallint', (session) => (session.status === 'held' ? session.minutes : null)],
      status: ['text', (session) => session.status],
      led_by: ['uuid', (session) => session.staffId],
      note: ['text', (session) => session.note],
      version: ['int', () => 1],
    },
    sessions,
  );
  await bulkInsert(
    tx,
    'register_mark',
    schoolId,
    {
      session_id: ['uuid', (mark) => mark.sessionId],
      pupil_id: ['uuid', (mark) => mark.pupilId],
      mark: ['text', (mark) => mark.mark],
      why: ['text', (mark) => mark.why],
      marked_by: ['uuid', (mark) => mark.staffId],
      marked_at: ['timestamptz', (mark) => `${mark.heldOn}T15:00:00Z`],
    },
    sessions.flatMap(({ id, staffId, heldOn, register }) =>
      register.map((mark) => ({ sessionId: id, staffId, heldOn, ...mark })),
    ),
  );
}
