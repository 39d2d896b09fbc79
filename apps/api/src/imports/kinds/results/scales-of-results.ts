import { labelOf, windowOfNumber } from '@headway/domain';
import { type KnownScale, PupilScales } from '../../../assessments/pupil-scales';
import type { ResultCode } from '../../../assessments/result-row';
import type { PartWork } from '../../part-work';
import type { KnownPupil, KnownSubject } from './read-results';

interface WorkingTo {
  pupilId: string;
  subjectId: number;
  yearGroup: number | null;
  scaleId: number | null;
  startsOn: string;
  endsOn: string | null;
}

/** A result that stands, or may stand, on another scale than its subject's. */
interface OnOther {
  pupilId: string;
  subjectId: number;
  windowId: number;
  scaleId: number;
  value: number | null;
  code: ResultCode | null;
}

type Subject = { id: number; strandOf: number | null; scaleId: number | null };
type Cell = { pupil: KnownPupil; windowId: number; text: string };

/**
 * On which scale a result of a file is read: the one a person has chosen for the subject, if it is another than the
 * school's own; the one on which it stands already, where it is written as it is shown; else as in the mark grid.
 */
export class ScalesOfResults {
  private readonly subjects: ReadonlyMap<number, Subject>;
  private readonly scales: ReadonlyMap<number, KnownScale>;
  private readonly onOther: ReadonlyMap<string, OnOther>;
  private readonly inWindow = new Map<number, PupilScales>();

  private constructor(
    private readonly facts: {
      subjects: readonly Subject[];
      scales: readonly KnownScale[];
      yearScales: readonly { subjectId: number; yearGroup: number; scaleId: number }[];
      workingTo: readonly WorkingTo[];
      days: ReadonlyMap<number, string>;
      cohorts: readonly { id: string; cohortYear: number }[];
      onOther: readonly OnOther[];
    },
  ) {
    this.subjects = new Map(facts.subjects.map((subject) => [subject.id, subject]));
    this.scales = new Map(facts.scales.map((scale) => [scale.id, scale]));
    this.onOther = new Map(facts.onOther.map((one) => [key(one), one]));
  }

  /** As the school is before anything of the part is written. */
  static async read({ tx, schoolId, today }: Pick<PartWork, 'tx' | 'schoolId' | 'today'>): Promise<ScalesOfResults> {
    const subjects = await tx.query<Subject[]>(
      'SELECT id, strand_of AS "strandOf", scale_id AS "scaleId" FROM subject WHERE school_id = $1',
      [schoolId],
    );
    const scales = await tx.query<KnownScale[]>(
      `SELECT id, name, kind, basis, direction, least, greatest, decimals, steps, mean, sd, reliability, threshold
       FROM scale WHERE school_id = $1`,
      [schoolId],
    );
    const yearScales = await tx.query<{ subjectId: number; yearGroup: number; scaleId: number }[]>(
      `SELECT subject_id AS "subjectId", year_group AS "yearGroup", scale_id AS "scaleId" FROM subject_scale
       WHERE school_id = $1`,
      [schoolId],
    );
    const workingTo = await tx.query<WorkingTo[]>(
      `SELECT pupil_id AS "pupilId", subject_id AS "subjectId", year_group AS "yearGroup", scale_id AS "scaleId",
              starts_on::text AS "startsOn", ends_on::text AS "endsOn"
       FROM working_to WHERE school_id = $1 ORDER BY starts_on`,
      [schoolId],
    );
    const days = await tx.query<{ id: number; day: string }[]>(
      `SELECT id, greatest(opens_on, least(locks_on, $2::date))::text AS day FROM assessment_window WHERE school_id = $1`,
      [schoolId, today],
    );
    const cohorts = await tx.query<{ id: string; cohortYear: number }[]>(
      'SELECT id, cohort_year AS "cohortYear" FROM pupil WHERE school_id = $1',
      [schoolId],
    );
    const onOther = await tx.query<OnOther[]>(
      `SELECT r.pupil_id AS "pupilId", r.subject_id AS "subjectId", r.window_id AS "windowId", r.scale_id AS "scaleId",
              r.value, r.code
       FROM result r JOIN subject s ON s.school_id = r.school_id AND s.id = r.subject_id
       JOIN pupil p ON p.school_id = r.school_id AND p.id = r.pupil_id
       WHERE r.school_id = $1 AND (r.scale_id IS DISTINCT FROM s.scale_id
         OR EXISTS (SELECT 1 FROM subject_scale y WHERE y.school_id = r.school_id AND y.subject_id = r.subject_id
                    AND y.year_group = r.window_id / 10 - p.cohort_year)
         OR EXISTS (SELECT 1 FROM working_to t WHERE t.school_id = r.school_id AND t.pupil_id = r.pupil_id))`,
      [schoolId],
    );
    const dayOf = new Map(days.map(({ id, day }) => [id, day]));
    return new ScalesOfResults({ subjects, scales, yearScales, workingTo, days: dayOf, cohorts, onOther });
  }

  /** The subject with the scale on which this result is read. */
  of(subject: KnownSubject, cell: Cell): KnownSubject {
    const { facts } = this;
    const own = this.subjects.get(subject.id);
    if (!own || own.scaleId !== subject.scaleId) return subject;
    const stands = this.onOther.get(key({ pupilId: cell.pupil.id, subjectId: subject.id, windowId: cell.windowId }));
    const standsOn = stands && this.scales.get(stands.scaleId);
    if (stands && standsOn && shown(stands, standsOn) === cell.text) return on(subject, standsOn);
    if (facts.yearScales.length === 0 && facts.workingTo.length === 0) return subject;
    const { scale } = this.scalesIn(cell.windowId).of(cell.pupil.id, own);
    return scale ? on(subject, scale) : subject;
  }

  private scalesIn(windowId: number): PupilScales {
    const known = this.inWindow.get(windowId);
    if (known) return known;
    const { startYear } = windowOfNumber(windowId);
    const { days, cohorts, workingTo, ...facts } = this.facts;
    const day = days.get(windowId);
    const scales = new PupilScales({
      ...facts,
      // In a half term that the school has not set up nobody is known to have worked to anything.
      workingTo: workingTo.filter(
        ({ startsOn, endsOn }) => day !== undefined && startsOn <= day && (endsOn === null || endsOn >= day),
      ),
      yearGroups: new Map(cohorts.map(({ id, cohortYear }) => [id, startYear - cohortYear])),
    });
    this.inWindow.set(windowId, scales);
    return scales;
  }
}

const key = ({ pupilId, subjectId, windowId }: Pick<OnOther, 'pupilId' | 'subjectId' | 'windowId'>): string =>
  `${pupilId} ${subjectId} ${windowId}`;

const on = (subject: KnownSubject, scale: KnownScale): KnownSubject => ({ ...subject, scaleId: scale.id, scale });

const shown = ({ value, code }: OnOther, scale: KnownScale): string =>
  value === null ? (code ?? '') : labelOf(value, scale);
