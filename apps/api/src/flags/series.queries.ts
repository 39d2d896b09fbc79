import type { Transaction } from '../core/database/database';
import type { SeriesDto, SeriesPointDto, SeriesScaleDto } from './flags.dto';

export const seriesKey = (pupilId: string, subjectId: number): string => `${pupilId} ${subjectId}`;

/**
 * The results of pupils in subjects with error band and expected standard, oldest first: one read for all of them.
 * One series per scale, the scale of the latest result first; marks on different scales share no axis.
 */
export async function readSeries(
  tx: Transaction,
  schoolId: number,
  wanted: readonly (readonly [pupilId: string, subjectId: number])[],
): Promise<Map<string, SeriesDto[]>> {
  if (wanted.length === 0) return new Map();
  const rows = await tx.query<
    { pupil_id: string; subject_id: number; points: (SeriesPointDto & { scaleId: number })[] }[]
  >(
    `SELECT r.pupil_id, r.subject_id,
            jsonb_agg(jsonb_build_object('windowId', r.window_id, 'value', r.value, 'code', r.code, 'error', g.error,
              'errorAssumed', coalesce(g.error_assumed, false), 'expected', g.expected, 'scaleId', r.scale_id)
              ORDER BY r.window_id) AS points
     FROM (SELECT DISTINCT * FROM unnest($2::uuid[], $3::int[]) AS w(pupil_id, subject_id)) w
     JOIN result r ON r.school_id = $1 AND r.pupil_id = w.pupil_id AND r.subject_id = w.subject_id
     LEFT JOIN progress g ON g.school_id = r.school_id AND g.pupil_id = r.pupil_id
       AND g.subject_id = r.subject_id AND g.window_id = r.window_id
     GROUP BY r.pupil_id, r.subject_id`,
    [schoolId, wanted.map(([pupilId]) => pupilId), wanted.map(([, subjectId]) => subjectId)],
  );
  const scales = new Map((await readScales(tx, schoolId)).map((scale) => [scale.id, scale]));
  return new Map(
    rows.map(({ pupil_id, subject_id, points }) => {
      const latest = points.findLast(({ value }) => value !== null) ?? points.at(-1);
      const used = [...new Set([latest, ...points.toReversed()].flatMap((point) => point?.scaleId ?? []))];
      const series = used.map((id) => ({
        scale: scales.get(id) ?? null,
        points: points.filter(({ scaleId }) => scaleId === id).map(({ scaleId: _, ...point }) => point),
      }));
      return [seriesKey(pupil_id, subject_id), series];
    }),
  );
}

async function readScales(tx: Transaction, schoolId: number): Promise<SeriesScaleDto[]> {
  return tx.query<SeriesScaleDto[]>(
    'SELECT id, name, kind, basis, direction, least, greatest, steps FROM scale WHERE school_id = $1',
    [schoolId],
  );
}
