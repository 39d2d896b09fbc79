import { ncYearLabel, type Scale } from '@headway/domain';
import type { Transaction } from '../core/database/database';
import type { SubjectKey } from './subject-key';

export type KnownScale = Scale & { id: number; name: string };
type KnownSubject = SubjectKey & { scaleId: number | null };

interface WorkingToRow {
  pupilId: string;
  subjectId: number;
  yearGroup: number | null;
  scaleId: number | null;
}

interface Facts {
  subjects: readonly KnownSubject[];
  scales: readonly KnownScale[];
  yearScales: readonly { subjectId: number; yearGroup: number; scaleId: number }[];
  workingTo: readonly WorkingToRow[];
  yearGroups: ReadonlyMap<string, number>;
}

/** What a pupil is marked on in a subject. */
export interface PupilScale {
  /** Null: the subject has no scale yet. */
  scale: KnownScale | null;
  /** The year whose expectations hold: the pupil's own, unless the pupil works to another. */
  yearGroup: number;
  /** 'Year 2', 'Small steps': where the pupil works to another year or scale. */
  workingTo: string | null;
}

/**
 * On which scale each pupil is marked in a subject: the one the pupil works to, else the year group's own, else the
 * subject's. A strand follows what its subject says of a pupil, unless something is said of the strand itself.
 */
export class PupilScales {
  private readonly subjects: ReadonlyMap<number, KnownSubject>;
  private readonly scales: ReadonlyMap<number, KnownScale>;
  private readonly ofYear: ReadonlyMap<string, number>;
  private readonly workingTo: ReadonlyMap<string, WorkingToRow>;

  constructor(private readonly facts: Facts) {
    this.subjects = new Map(facts.subjects.map((subject) => [subject.id, subject]));
    this.scales = new Map(facts.scales.map((scale) => [scale.id, scale]));
    this.ofYear = new Map(facts.yearScales.map((row) => [`${row.subjectId} ${row.yearGroup}`, row.scaleId]));
    this.workingTo = new Map(facts.workingTo.map((row) => [`${row.pupilId} ${row.subjectId}`, row]));
  }

  subject(subjectId: number): SubjectKey | null {
    return this.subjects.get(subjectId) ?? null;
  }

  scale(scaleId: number): KnownScale | null {
    return this.scales.get(scaleId) ?? null;
  }

  of(pupilId: string, { id, strandOf }: SubjectKey): PupilScale {
    const own = this.workingTo.get(`${pupilId} ${id}`);
    const followed = own ?? (strandOf === null ? undefined : this.workingTo.get(`${pupilId} ${strandOf}`));
    const yearGroup = followed?.yearGroup ?? this.facts.yearGroups.get(pupilId) ?? 0;
    const usual = this.usual(id, yearGroup);
    // The small steps of a subject are those of its strands only where both are usually marked alike.
    const follows = own !== undefined || (strandOf !== null && usual === this.usual(strandOf, yearGroup));
    const scaleId = (follows ? followed?.scaleId : null) ?? usual;
    const words = [
      followed?.yearGroup == null ? null : ncYearLabel(followed.yearGroup),
      follows && followed?.scaleId != null ? (this.scales.get(followed.scaleId)?.name ?? null) : null,
    ].filter((word) => word !== null);
    return {
      scale: scaleId === null ? null : (this.scales.get(scaleId) ?? null),
      yearGroup,
      workingTo: words.length === 0 ? null : words.join(', '),
    };
  }

  private usual(subjectId: number, yearGroup: number): number | null {
    return this.ofYear.get(`${subjectId} ${yearGroup}`) ?? this.subjects.get(subjectId)?.scaleId ?? null;
  }
}

/** @param startYear the academic year in which the pupils' year groups are meant; @param day on which they work to something */
export async function readPupilScales(
  tx: Transaction,
  {
    schoolId,
    pupilIds,
    startYear,
    day,
  }: { schoolId: number; pupilIds: readonly string[]; startYear: number; day: string },
): Promise<PupilScales> {
  const subjects = await tx.query<KnownSubject[]>(
    `SELECT id, strand_of AS "strandOf", scale_id AS "scaleId" FROM subject WHERE school_id = $1`,
    [schoolId],
  );
  const scales = await tx.query<KnownScale[]>(
    `SELECT id, name, kind, basis, direction, least, greatest, decimals, steps, mean, sd, reliability, threshold
     FROM scale WHERE school_id = $1`,
    [schoolId],
  );
  const yearScales = await tx.query<Facts['yearScales']>(
    `SELECT subject_id AS "subjectId", year_group AS "yearGroup", scale_id AS "scaleId" FROM subject_scale
     WHERE school_id = $1`,
    [schoolId],
  );
  const workingTo = await tx.query<WorkingToRow[]>(
    `SELECT pupil_id AS "pupilId", subject_id AS "subjectId", year_group AS "yearGroup", scale_id AS "scaleId"
     FROM working_to WHERE school_id = $1 AND pupil_id = ANY($2) AND starts_on <= $3
       AND (ends_on IS NULL OR ends_on >= $3) ORDER BY starts_on`,
    [schoolId, pupilIds, day],
  );
  const years = await tx.query<{ id: string; yearGroup: number }[]>(
    'SELECT id, $3::int - cohort_year AS "yearGroup" FROM pupil WHERE school_id = $1 AND id = ANY($2)',
    [schoolId, pupilIds, startYear],
  );
  const yearGroups = new Map(years.map(({ id, yearGroup }) => [id, yearGroup]));
  return new PupilScales({ subjects, scales, yearScales, workingTo, yearGroups });
}
