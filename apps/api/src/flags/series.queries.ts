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
  const rows = await tx.query<SeriesRow[]>(
    `SELECT r.pupil_id, r.subject_id, array_agg(r.window_id ORDER BY r.window_id) AS windows,
            array_agg(r.scale_id ORDER BY r.window_id) AS scales, array_agg(r.value ORDER BY r.window_id) AS marks,
            array_agg(r.code ORDER BY r.window_id) AS codes, array_agg(g.error ORDER BY r.window_id) AS errors,
            array_agg(coalesce(g.error_assumed, false) ORDER BY r.window_id) AS assumed,
            array_agg(g.expected ORDER BY r.window_id) AS expected
     FROM (SELECT DISTINCT * FROM unnest($2::uuid[], $3::int[]) AS w(pupil_id, subject_id)) w
     JOIN result r ON r.school_id = $1 AND r.pupil_id = w.pupil_id AND r.subject_id = w.subject_id
     LEFT JOIN progress g ON g.school_id = r.school_id AND g.pupil_id = r.pupil_id
       AND g.subject_id = r.subject_id AND g.window_id = r.window_id
     GROUP BY r.pupil_id, r.subject_id`,
    [schoolId, wanted.map(([pupilId]) => pupilId), wanted.map(([, subjectId]) => subjectId)],
  );
  const scales = new Map((await readScales(tx, schoolId)).map((scale) => [scale.id, scale]));
  return new Map(rows.map((row) => [seriesKey(row.pupil_id, row.subject_id), byScale(row, scales)]));
}

interface SeriesRow {
  pupil_id: string;
  subject_id: number;
  windows: number[];
  scales: number[];
  marks: (number | null)[];
  codes: SeriesPointDto['code'][];
  errors: (number | null)[];
  assumed: boolean[];
  expected: (number | null)[];
}

function byScale(row: SeriesRow, scales: ReadonlyMap<number, SeriesScaleDto>): SeriesDto[] {
  const latest = row.scales[row.marks.findLastIndex((mark) => mark !== null)] ?? row.scales.at(-1);
  const used = [...new Set([latest, ...row.scales.toReversed()])].filter((id) => id !== undefined);
  return used.map((id) => ({
    scale: scales.get(id) ?? null,
    points: row.windows.flatMap((windowId, i) =>
      row.scales[i] === id
        ? [
            {
              windowId,
              value: row.marks[i] ?? null,
              code: row.codes[i] ?? null,
              error: row.errors[i] ?? null,
              errorAssumed: row.assumed[i] ?? false,
              expected: row.expected[i] ?? null,
            },
          ]
        : [],
    ),
  }));
}

async function readScales(tx: Transaction, schoolId: number): Promise<SeriesScaleDto[]> {
  return tx.query<SeriesScaleDto[]>(
    'SELECT id, name, kind, basis, direction, least, greatest, steps FROM scale WHERE school_id = $1',
    [schoolId],
  );
}
