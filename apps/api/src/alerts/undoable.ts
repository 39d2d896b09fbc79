/** An act can be taken back for a day. */
const undoForMs = 24 * 60 * 60_000;

export interface AlertAsItStands {
  state: 'open' | 'answered' | 'resolved' | 'dismissed';
  dismissedBy: string | null;
  dismissedAt: Date | null;
}

/** The newest action of an alert that was not taken back. */
export interface LatestAction {
  madeBy: string;
  madeAt: Date;
  doneOn: string | null;
  reviewedBy: string | null;
  reviewedAt: Date | null;
}

export type AlertAct = 'dismissal' | 'review' | 'answer';

/**
 * Which act on an alert a person may take back: the last one, within a day, if it was theirs.
 * A review after which the action goes on is not taken back but reviewed again.
 */
export function undoableFor(
  staffId: string,
  now: Date,
  alert: AlertAsItStands,
  action: LatestAction | null,
): AlertAct | null {
  const own = (by: string | null, at: Date | null): boolean =>
    by === staffId && at !== null && now.getTime() - at.getTime() <= undoForMs;
  if (alert.state === 'dismissed') return own(alert.dismissedBy, alert.dismissedAt) ? 'dismissal' : null;
  if (!action) return null;
  if (action.reviewedAt === null) return own(action.madeBy, action.madeAt) ? 'answer' : null;
  return action.doneOn !== null && own(action.reviewedBy, action.reviewedAt) ? 'review' : null;
}
