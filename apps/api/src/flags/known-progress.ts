import type { Transaction } from '../core/database/database';
import type { AnalysisScope } from './analysis-scope';
import { noProgress, type FoundProgress } from './found-needs';

/** The stored progress of one pupil in one subject: parallel lists, one entry per window. */
interface StoredSeries {
  subject_id: number;
  pupil_id: string;
  windows: number[];
  positions: (number | null)[];
  residuals_one: (number | null)[];
  residuals_two: (number | null)[];
  errors: (number | null)[];
  errors_assumed: boolean[];
  expected: (number | null)[];
}

/** Keys of progress rows as columns. */
export interface ProgressKeys {
  pupilIds: string[];
  subjectIds: number[];
  windowIds: number[];
}

/**
 * The progress a school has stored of the cohorts in a scope, to compare with what an analysis finds. Read at once and compared here: most
 * analyses change little, and sending everything to the database to be compared there took longer than analysing it.
 */
export class KnownProgress {
  private readonly series: Map<string, StoredSeries>;
  private readonly seen = new Map<string, Set<number>>();

  private constructor(rows: readonly StoredSeries[]) {
    this.series = new Map(rows.map((row) => [keyOf(row.subject_id, row.pupil_id), row]));
  }

  /** As JSON: the driver takes twice as long over PostgreSQL's own arrays. Both write numbers so that none is rounded. */
  static async read(tx: Transaction, schoolId: number, scope: AnalysisScope): Promise<KnownProgress> {
    return new KnownProgress(
      await tx.query<StoredSeries[]>(
        `SELECT subject_id, pupil_id, to_json(array_agg(window_id)) AS windows, to_json(array_agg(position)) AS positions,
                to_json(array_agg(residual_one)) AS residuals_one, to_json(array_agg(residual_two)) AS residuals_two,
                to_json(array_agg(error)) AS errors, to_json(array_agg(error_assumed)) AS errors_assumed,
                to_json(array_agg(expected)) AS expected
         FROM progress JOIN pupil p ON p.school_id = progress.school_id AND p.id = progress.pupil_id
         WHERE progress.school_id = $1 AND ${scope.sql('progress.subject_id', 'p.cohort_year', 2)}
         GROUP BY subject_id, pupil_id`,
        [schoolId, ...scope.parameters()],
      ),
    );
  }

  /** What of a cohort's progress is new or differs from what is stored. */
  different(subjectId: number, found: FoundProgress): FoundProgress {
    const kept = noProgress();
    found.pupilIds.forEach((pupilId, i) => {
      if (this.isStored(subjectId, pupilId, found, i)) return;
      kept.pupilIds.push(pupilId);
      kept.windowIds.push(found.windowIds[i] ?? 0);
      kept.positions.push(found.positions[i] ?? null);
      kept.residualsOne.push(found.residualsOne[i] ?? null);
      kept.residualsTwo.push(found.residualsTwo[i] ?? null);
      kept.errors.push(found.errors[i] ?? null);
      kept.errorsAssumed.push(found.errorsAssumed[i] ?? false);
      kept.expected.push(found.expected[i] ?? null);
    });
    return kept;
  }

  /** What is stored, but was in nothing that `different` has been asked about: its result is gone. */
  stale(): ProgressKeys {
    const keys: ProgressKeys = { pupilIds: [], subjectIds: [], windowIds: [] };
    for (const [key, { subject_id, pupil_id, windows }] of this.series) {
      const seen = this.seen.get(key);
      for (const windowId of windows) {
        if (seen?.has(windowId)) continue;
        keys.pupilIds.push(pupil_id);
        keys.subjectIds.push(subject_id);
        keys.windowIds.push(windowId);
      }
    }
    return keys;
  }

  private isStored(subjectId: number, pupilId: string, found: FoundProgress, i: number): boolean {
    const key = keyOf(subjectId, pupilId);
    const stored = this.series.get(key);
    const windowId = found.windowIds[i];
    if (!stored || windowId === undefined) return false;
    const at = stored.windows.indexOf(windowId);
    if (at < 0) return false;
    const seen = this.seen.get(key);
    if (seen) seen.add(windowId);
    else this.seen.set(key, new Set([windowId]));
    return (
      stored.positions[at] === found.positions[i] &&
      stored.residuals_one[at] === found.residualsOne[i] &&
      stored.residuals_two[at] === found.residualsTwo[i] &&
      stored.errors[at] === found.errors[i] &&
      stored.errors_assumed[at] === found.errorsAssumed[i] &&
      stored.expected[at] === found.expected[i]
    );
  }
}

const keyOf = (subjectId: number, pupilId: string): string => `${subjectId} ${pupilId}`;
