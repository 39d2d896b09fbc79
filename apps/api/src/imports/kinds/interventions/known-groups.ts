import type { IsoDate } from '@headway/domain';
import type { PartWork } from '../../part-work';

/** A programme the school has, or would have. */
export interface KnownProgramme {
  id: string;
  name: string;
  groupSize: number;
  isNew: boolean;
}

/** A group the school has, or would have. */
export interface KnownGroup {
  id: string;
  programmeId: string;
  name: string;
  subjectId: number | null;
  leaderId: string | null;
  startsOn: IsoDate;
  endsOn: IsoDate;
  capacity: number;
  closed: boolean;
  isNew: boolean;
}

/** A stay as it is stored. */
export interface StoredStay {
  id: string;
  groupId: string;
  pupilId: string;
  startsOn: IsoDate;
  endsOn: IsoDate | null;
  reason: string | null;
  exitReason: string | null;
}

export interface InterventionRecords {
  /** By name in lower case. */
  programmes: Map<string, KnownProgramme>;
  groups: KnownGroup[];
  stays: StoredStay[];
  /** Ids by name in lower case. */
  subjects: Map<string, number>;
}

export async function knownInterventions({ tx, schoolId }: PartWork): Promise<InterventionRecords> {
  const programmes = await tx.query<Omit<KnownProgramme, 'isNew'>[]>(
    'SELECT id, name, group_size AS "groupSize" FROM programme WHERE school_id = $1',
    [schoolId],
  );
  const groups = await tx.query<Omit<KnownGroup, 'isNew'>[]>(
    `SELECT id, programme_id AS "programmeId", name, subject_id AS "subjectId", leader_id AS "leaderId",
            starts_on::text AS "startsOn", ends_on::text AS "endsOn", capacity, closed_at IS NOT NULL AS closed
     FROM intervention_group WHERE school_id = $1 ORDER BY starts_on, id`,
    [schoolId],
  );
  const stays = await tx.query<StoredStay[]>(
    `SELECT id, group_id AS "groupId", pupil_id AS "pupilId", starts_on::text AS "startsOn", ends_on::text AS "endsOn",
            reason, exit_reason AS "exitReason"
     FROM placement WHERE school_id = $1 AND undone_at IS NULL ORDER BY starts_on, id`,
    [schoolId],
  );
  const subjects = await tx.query<{ id: number; name: string }[]>('SELECT id, name FROM subject WHERE school_id = $1', [
    schoolId,
  ]);
  return {
    programmes: new Map(programmes.map((each) => [each.name.toLowerCase(), { ...each, isNew: false }])),
    groups: groups.map((group) => ({ ...group, isNew: false })),
    stays,
    subjects: new Map(subjects.map(({ id, name }) => [name.trim().toLowerCase(), id])),
  };
}
