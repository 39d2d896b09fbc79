import { addDays, daysBetween, type IsoDate } from '@headway/domain';
import { announce } from '../../../core/live/announce';
import { longestToReview } from '../../../interventions/group-rules';
import type { PartWork } from '../../part-work';
import type { KnownGroup, KnownProgramme, StoredStay } from './known-groups';

export interface InterventionWrites {
  programmes: readonly KnownProgramme[];
  groups: readonly KnownGroup[];
  added: readonly StoredStay[];
  changed: readonly StoredStay[];
}

/** What a programme is taken to be of which a file says nothing but its name. */
const usual = { tier: 'targeted', kind: 'academic', minutes: 30, sessionsPerWeek: 3 };
const mostWeeks = 52;

export async function writeInterventions(work: PartWork, writes: InterventionWrites): Promise<void> {
  await writeProgrammes(work, writes);
  await writeGroups(work, writes.groups);
  await writeStays(work, writes);
  const groupIds = new Set([...writes.added, ...writes.changed].map(({ groupId }) => groupId));
  for (const id of groupIds) await announce(work.tx, { schoolId: work.schoolId, topic: 'grid', id });
}

async function writeProgrammes({ tx, schoolId }: PartWork, { programmes, groups }: InterventionWrites): Promise<void> {
  const weeks = programmes.map(({ id }) => {
    const run = groups.find(({ programmeId }) => programmeId === id);
    return run ? Math.min(mostWeeks, Math.ceil((daysBetween(run.startsOn, run.endsOn) + 1) / 7)) : 1;
  });
  await tx.query(
    `INSERT INTO programme (school_id, id, name, subject_id, tier, kind, year_groups, minutes, sessions_per_week, weeks,
                            group_size)
     SELECT $1, given.id, given.name, given.subject_id, $7, $8, '{}', $9, $10, given.weeks, given.group_size
     FROM unnest($2::uuid[], $3::text[], $4::int[], $5::int[], $6::int[]) AS given(id, name, subject_id, weeks, group_size)`,
    [
      schoolId,
      programmes.map(({ id }) => id),
      programmes.map(({ name }) => name),
      programmes.map(({ id }) => groups.find(({ programmeId }) => programmeId === id)?.subjectId ?? null),
      weeks,
      programmes.map(({ groupSize }) => groupSize),
      usual.tier,
      usual.kind,
      usual.minutes,
      usual.sessionsPerWeek,
    ],
  );
}

/** A group that is over comes in closed. */
async function writeGroups({ tx, schoolId, at, today }: PartWork, groups: readonly KnownGroup[]): Promise<void> {
  const reviewOn = ({ startsOn, endsOn }: KnownGroup): IsoDate => {
    const latest = addDays(startsOn, longestToReview);
    return endsOn < latest ? endsOn : latest;
  };
  await tx.query(
    `INSERT INTO intervention_group (school_id, id, programme_id, name, subject_id, leader_id, starts_on, ends_on,
                                     review_on, capacity, preparation_minutes, closed_at, version)
     SELECT $1, given.*, 0, CASE WHEN given.ends_on < $12 THEN $11::timestamptz END, 1
     FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::int[], $6::uuid[], $7::date[], $8::date[], $9::date[], $10::int[])
       AS given(id, programme_id, name, subject_id, leader_id, starts_on, ends_on, review_on, capacity)`,
    [
      schoolId,
      groups.map(({ id }) => id),
      groups.map(({ programmeId }) => programmeId),
      groups.map(({ name }) => name),
      groups.map(({ subjectId }) => subjectId),
      groups.map(({ leaderId }) => leaderId),
      groups.map(({ startsOn }) => startsOn),
      groups.map(({ endsOn }) => endsOn),
      groups.map(reviewOn),
      groups.map(({ capacity }) => capacity),
      at,
      today,
    ],
  );
}

async function writeStays({ tx, schoolId, at, run }: PartWork, { added, changed }: InterventionWrites): Promise<void> {
  await tx.query(
    `UPDATE placement p SET ends_on = given.ends_on, reason = given.reason, exit_reason = given.exit_reason,
            version = p.version + 1
     FROM unnest($2::uuid[], $3::date[], $4::text[], $5::text[]) AS given(id, ends_on, reason, exit_reason)
     WHERE p.school_id = $1 AND p.id = given.id`,
    [
      schoolId,
      changed.map(({ id }) => id),
      changed.map(({ endsOn }) => endsOn),
      changed.map(({ reason }) => reason),
      changed.map(({ exitReason }) => exitReason),
    ],
  );
  await tx.query(
    `INSERT INTO placement (school_id, id, group_id, pupil_id, starts_on, ends_on, reason, exit_reason, placed_by,
                            placed_at, version)
     SELECT $1, given.*, $9, $10, 1
     FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::date[], $6::date[], $7::text[], $8::text[])
       AS given(id, group_id, pupil_id, starts_on, ends_on, reason, exit_reason)`,
    [
      schoolId,
      added.map(({ id }) => id),
      added.map(({ groupId }) => groupId),
      added.map(({ pupilId }) => pupilId),
      added.map(({ startsOn }) => startsOn),
      added.map(({ endsOn }) => endsOn),
      added.map(({ reason }) => reason),
      added.map(({ exitReason }) => exitReason),
      run.appliedBy,
      at,
    ],
  );
}
