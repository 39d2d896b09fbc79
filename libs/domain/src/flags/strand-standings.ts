import { NORM_SD } from '../scales/scale';
import type { CohortAnalysis } from './analyse-cohort';
import type { CohortFacts } from './cohort-facts';
import type { StrandStanding } from './standing';

/** An older mark says nothing of today's gaps. */
const RECENT_WINDOWS = 2;

/**
 * The latest mark of every pupil in one strand, for the rules of the subject it is part of.
 * @param strand the caller's own name for it; it comes back in reasons
 * @param facts, analysis the strand's own cohort and what `analyseCohort` said of it
 * @returns by pupil id; pupils without a recent mark, or whose error is not known, are left out
 */
export function strandStandings(
  strand: string,
  facts: CohortFacts,
  analysis: CohortAnalysis,
): Map<string, StrandStanding> {
  const scale = analysis.scale === null ? undefined : facts.scales[analysis.scale];
  const recent = analysis.windows
    .flatMap((window, w) => (window?.counts && window.scale === analysis.scale ? [w] : []))
    .slice(-RECENT_WINDOWS);
  const standings = new Map<string, StrandStanding>();
  if (scale === undefined) return standings;
  analysis.pupils.forEach((pupil, p) => {
    const w = recent.findLast((at) => pupil.windows[at]?.position !== null);
    if (w === undefined) return;
    const { position = null, error = null } = pupil.windows[w] ?? {};
    const mark = facts.pupils[p]?.results[w]?.value ?? null;
    const sd = scale.sd ?? (scale.kind === 'standardised' ? NORM_SD : (analysis.windows[w]?.sd ?? null));
    if (position === null || mark === null || error === null || sd === null || sd === 0) return;
    standings.set(pupil.id, { strand, window: facts.windows[w]?.key ?? '', mark, position, error: error / sd });
  });
  return standings;
}
