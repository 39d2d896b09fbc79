import type { IsoDate, WindowNumber } from '@headway/domain';
import type { PartWork } from '../../part-work';

/** A target as it is stored. */
export interface TargetRecord {
  pupilId: string;
  subjectId: number;
  windowId: WindowNumber;
  scaleId: number;
  value: number;
  agreedWith: string | null;
  agreedOn: IsoDate | null;
  note: string | null;
}

/** Writes targets; what each was before is kept. */
export async function writeTargets(
  { tx, schoolId, run, at }: PartWork,
  targets: readonly TargetRecord[],
): Promise<void> {
  const keys = [
    schoolId,
    targets.map(({ pupilId }) => pupilId),
    targets.map(({ subjectId }) => subjectId),
    targets.map(({ windowId }) => windowId),
  ];
  await tx.query(
    `INSERT INTO target_history (school_id, pupil_id, subject_id, window_id, id, scale_id, value, agreed_with, agreed_on,
                                 note, set_by, set_at, replaced_by, replaced_at)
     SELECT t.school_id, t.pupil_id, t.subject_id, t.window_id, nextval('target_history_id'), t.scale_id, t.value,
            t.agreed_with, t.agreed_on, t.note, t.set_by, t.set_at, $5, $6
     FROM target t JOIN unnest($2::uuid[], $3::int[], $4::int[]) AS given(pupil_id, subject_id, window_id)
       ON t.school_id = $1 AND (t.pupil_id, t.subject_id, t.window_id) = (given.pupil_id, given.subject_id, given.window_id)`,
    [...keys, run.appliedBy, at],
  );
  await tx.query(
    `INSERT INTO target (school_id, pupil_id, subject_id, window_id, scale_id, value, agreed_with, agreed_on, note,
                         set_by, set_at)
     SELECT $1, given.*, $10, $11
     FROM unnest($2::uuid[], $3::int[], $4::int[], $5::int[], $6::float8[], $7::text[], $8::date[], $9::text[])
       AS given(pupil_id, subject_id, window_id, scale_id, value, agreed_with, agreed_on, note)
     ON CONFLICT (school_id, pupil_id, subject_id, window_id) DO UPDATE
       SET (scale_id, value, agreed_with, agreed_on, note, set_by, set_at)
         = (excluded.scale_id, excluded.value, excluded.agreed_with, excluded.agreed_on, excluded.note, excluded.set_by,
            excluded.set_at)`,
    [
      ...keys,
      targets.map(({ scaleId }) => scaleId),
      targets.map(({ value }) => value),
      targets.map(({ agreedWith }) => agreedWith),
      targets.map(({ agreedOn }) => agreedOn),
      targets.map(({ note }) => note),
      run.appliedBy,
      at,
    ],
  );
}
