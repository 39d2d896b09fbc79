import type { DatedRecord } from '@headway/domain';
import type { PartWork } from '../../part-work';
import type { ClassKind, StaffRole } from './read-memberships';

/** A class the school has, or would have. */
export interface KnownClass {
  id: string;
  startYear: number;
  name: string;
  kind: ClassKind;
  subjectId: number | null;
  isNew: boolean;
}

/** Who has been in which class, and when: the key of a record is the class. */
export interface ClassRecords {
  /** By the name of the class and its year. */
  classes: Map<string, KnownClass>;
  pupils: (DatedRecord & { pupilId: string })[];
  staff: (DatedRecord & { staffId: string; role: StaffRole })[];
  /** Subjects by their names in lower case. */
  subjects: Map<string, { id: number; name: string }>;
}

export const classKey = (startYear: number, name: string): string => `${startYear} ${name.trim().toLowerCase()}`;

/** The classes of some years with everybody in them. */
export async function knownClasses({ tx, schoolId }: PartWork, years: readonly number[]): Promise<ClassRecords> {
  const classes = await tx.query<Omit<KnownClass, 'isNew'>[]>(
    `SELECT id, start_year AS "startYear", name, kind, subject_id AS "subjectId" FROM class
     WHERE school_id = $1 AND start_year = ANY($2)`,
    [schoolId, years],
  );
  const ids = classes.map(({ id }) => id);
  const pupils = await tx.query<ClassRecords['pupils']>(
    `SELECT class_id AS key, pupil_id AS "pupilId", starts_on::text AS "startsOn", ends_on::text AS "endsOn"
     FROM class_pupil WHERE school_id = $1 AND class_id = ANY($2)`,
    [schoolId, ids],
  );
  const staff = await tx.query<ClassRecords['staff']>(
    `SELECT class_id AS key, staff_id AS "staffId", role, starts_on::text AS "startsOn", ends_on::text AS "endsOn"
     FROM class_staff WHERE school_id = $1 AND class_id = ANY($2)`,
    [schoolId, ids],
  );
  const subjects = await tx.query<{ id: number; name: string }[]>('SELECT id, name FROM subject WHERE school_id = $1', [
    schoolId,
  ]);
  return {
    classes: new Map(classes.map((each) => [classKey(each.startYear, each.name), { ...each, isNew: false }])),
    pupils,
    staff,
    subjects: new Map(subjects.map((subject) => [subject.name.trim().toLowerCase(), subject])),
  };
}
