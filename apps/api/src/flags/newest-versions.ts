import { readMark, readThrough, type StatedMapping } from '@headway/domain';
import type { ExpectationRow, SeriesRow } from './assemble-cohorts';

/** A school's results and expectations, each on the newest version of its scale that it can be read on. */
export interface OnNewestVersions {
  series: readonly SeriesRow[];
  expectations: readonly ExpectationRow[];
  /** Keys of the results read on another version than they were given on. */
  readElsewhere: ReadonlySet<string>;
}

/** Names a result. */
export const resultKey = (subjectId: number, pupilId: string, windowId: number): string =>
  `${subjectId} ${pupilId} ${windowId}`;

/**
 * Reads results and expectations of replaced scales through the mappings somebody stated. Where none was, or it names no
 * counterpart, a mark stays on its own version: it is then compared with nothing on the newer one.
 */
export function onNewestVersions(
  series: readonly SeriesRow[],
  expectations: readonly ExpectationRow[],
  stated: readonly StatedMapping[],
): OnNewestVersions {
  const ways = readThrough(stated);
  const readElsewhere = new Set<string>();
  if (ways.size === 0) return { series, expectations, readElsewhere };

  const readSeries = series.map((row): SeriesRow => {
    if (!row.scales.some((scale) => ways.has(scale))) return row;
    const read: SeriesRow = {
      ...row,
      scales: [...row.scales],
      marks: [...row.marks],
      errors: [...row.errors],
    };
    for (const [at, scale] of row.scales.entries()) {
      const way = ways.get(scale);
      const value = row.marks[at] ?? null;
      const mark = value === null || !way ? null : readMark({ value, se: row.errors[at] ?? null }, way.mappings);
      if (!way || (value !== null && mark === null)) continue;
      read.scales[at] = way.scaleId;
      read.marks[at] = mark?.value ?? null;
      read.errors[at] = mark?.se ?? null;
      readElsewhere.add(resultKey(row.subject_id, row.pupil_id, row.windows[at] ?? 0));
    }
    return read;
  });

  // What is said of the newer version itself comes before what was said of the older one.
  const own = expectations.filter((row) => !ways.has(row.scale_id));
  const older = expectations.flatMap((row): ExpectationRow[] => {
    const way = ways.get(row.scale_id);
    const mark = way ? readMark({ value: row.expected, se: null }, way.mappings) : null;
    return way && mark ? [{ ...row, scale_id: way.scaleId, expected: mark.value }] : [];
  });
  return { series: readSeries, expectations: [...own, ...older], readElsewhere };
}
