import type { Reason } from '@headway/domain';
import type { FlagState } from './flag.entity';
import type { FoundNeed } from './found-needs';

/** A flag that is not resolved, as stored. */
export interface LiveFlag {
  id: string;
  pupilId: string;
  subjectId: number | null;
  state: Exclude<FlagState, 'resolved'>;
  need: number;
  reasons: readonly Reason[];
  windowId: number;
}

export interface FlagDecisions {
  /** Needs that have no flag yet. */
  open: FoundNeed[];
  /** Something a person would notice is different: a rule, a window, the points of need. */
  change: { flagId: string; found: FoundNeed }[];
  /** Dismissed, but there is a new reason, or a new window made it worse. */
  reopen: { flagId: string; found: FoundNeed }[];
  /** The same reasons; numbers moved because the marks of others did. */
  refresh: { flagId: string; found: FoundNeed }[];
  /** The reasons no longer hold. */
  resolve: LiveFlag[];
}

/** Compares what is flagged with what the analysis found. Found again exactly as it is: no decision at all. */
export function decideFlags(live: readonly LiveFlag[], found: readonly FoundNeed[]): FlagDecisions {
  const decisions: FlagDecisions = { open: [], change: [], reopen: [], refresh: [], resolve: [] };
  const liveByKey = new Map(live.map((flag) => [keyOf(flag), flag]));
  for (const need of found) {
    const flag = liveByKey.get(keyOf(need));
    liveByKey.delete(keyOf(need));
    if (!flag) decisions.open.push(need);
    else if (flag.state === 'dismissed' && isWorse(flag, need)) decisions.reopen.push({ flagId: flag.id, found: need });
    else if (isNoticeable(flag, need)) decisions.change.push({ flagId: flag.id, found: need });
    else if (canonical(flag.reasons) !== canonical(need.reasons)) {
      decisions.refresh.push({ flagId: flag.id, found: need });
    }
  }
  decisions.resolve.push(...liveByKey.values());
  return decisions;
}

const keyOf = ({ pupilId, subjectId }: { pupilId: string; subjectId: number | null }): string =>
  `${pupilId} ${subjectId}`;

function isWorse(flag: LiveFlag, found: FoundNeed): boolean {
  const before = new Set(flag.reasons.map(({ rule }) => rule));
  const newRule = found.reasons.some(({ rule }) => !before.has(rule));
  return newRule || (found.windowId > flag.windowId && found.need > flag.need);
}

function isNoticeable(flag: LiveFlag, found: FoundNeed): boolean {
  const rulesOf = (reasons: readonly Reason[]): string => reasons.map(({ rule }) => rule).join();
  return (
    flag.windowId !== found.windowId || flag.need !== found.need || rulesOf(flag.reasons) !== rulesOf(found.reasons)
  );
}

/** Text that is equal when the values are, whatever the order the database gives the keys back in. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
