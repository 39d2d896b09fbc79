import type { LaterResultsDto, LaterShareDto, TrialFindingsDto, TrialWindowDto } from '@headway/api-client';
import type { ChartTableData } from '../../shared/charts/series-words';
import { counted } from '../../shared/words/numbers';
import { windowNameWithYear } from '../../shared/words/school-words';

/** Under this many results a share would be about children. */
const FEWEST = 6;

/** One row of the picture. */
export interface LaterRow {
  readonly name: string;
  readonly results: number;
  readonly low: number;
  /** Null: too few to say. */
  readonly percent: number | null;
  readonly isBase: boolean;
}

/** A window whose flags were looked at a year later. */
export interface LookedAt {
  readonly windowId: number;
  readonly later: LaterResultsDto;
}

/** Windows with results a year later, latest first. */
export function lookedAt(findings: TrialFindingsDto): LookedAt[] {
  return findings.windows
    .flatMap(({ windowId, later }) => (windowId !== null && later ? [{ windowId, later }] : []))
    .toReversed();
}

/** The latest of them in which about everybody was asked; a check of a few pupils says less. */
export function yearAgo(findings: TrialFindingsDto): LookedAt | null {
  const all = lookedAt(findings);
  const most = Math.max(0, ...all.map(({ later }) => later.everybody.results));
  return all.find(({ later }) => later.everybody.results > 0 && later.everybody.results >= most / 2) ?? null;
}

export function laterRows({ everybody, inUse, draft, added, dropped }: LaterResultsDto): LaterRow[] {
  const row = (name: string, { results, low }: LaterShareDto, isBase = false): LaterRow => ({
    ...{ name, results, low, isBase },
    percent: results < FEWEST ? null : (100 * low) / results,
  });
  return [
    row('All pupils', everybody, true),
    row('Flagged by the rules in use', inUse),
    row('Flagged by the draft', draft),
    row('Added by the draft', added),
    row('Dropped by the draft', dropped),
  ];
}

/** "21 of 30: 70 %". */
export function shareText({ low, results, percent }: LaterRow): string {
  if (results === 0) return 'nobody';
  return percent === null ? `${low} of ${results}: too few to say` : `${low} of ${results}: ${Math.round(percent)} %`;
}

export function laterTable(rows: readonly LaterRow[]): ChartTableData {
  return {
    columns: ['Pupils', 'With both results', 'Low a year later', 'Share'],
    rows: rows.map(({ name, results, low, percent }) => [
      ...[name, String(results), String(low)],
      percent === null ? 'too few to say' : `${Math.round(percent)} %`,
    ]),
  };
}

/** What the picture says in one sentence. */
export function laterSentence({ windowId, later }: LookedAt): string {
  const [all, , draft, added] = laterRows(later);
  const base = all?.percent ?? null;
  const when = windowNameWithYear(windowId);
  if (base === null || draft?.percent == null) return `Too few of those flagged in ${when} have a result a year later.`;
  const rounded = Math.round(draft.percent);
  const said = `Of those the draft would have flagged in ${when}, ${rounded} % were in the lowest fifth a year later; of all pupils ${Math.round(base)} %.`;
  if (added?.percent == null) return said;
  return `${said} Of those it adds, ${Math.round(added.percent)} %.`;
}

/** The first sentence of the result. */
export function trialAnswer(today: TrialWindowDto): string {
  const { inUse, draft, added, dropped, moved } = today;
  if (added.flags + dropped.flags + moved === 0) return 'Today the draft flags the same pupils, for the same reasons.';
  if (added.flags + dropped.flags === 0) {
    return `Today the draft flags the same pupils; ${counted(moved, 'flag')} would stand elsewhere in the list.`;
  }
  const parts = [
    ...(added.flags > 0 ? [`adds ${counted(added.flags, 'flag')}`] : []),
    ...(dropped.flags > 0 ? [`drops ${counted(dropped.flags, 'flag')}`] : []),
  ].join(' and ');
  return `Today the draft ${parts}: ${counted(draft.flags, 'flag')} for ${counted(draft.pupils, 'pupil')} instead of ${inUse.flags} for ${inUse.pupils}.`;
}
