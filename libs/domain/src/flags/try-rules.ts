import { addDays, daysBetween, type IsoDate } from '../calendar/iso-date';
import { quantile } from '../statistics/describe';
import { analyseCohort, type PupilAnalysis } from './analyse-cohort';
import { analysePupil, type WholePupilFacts } from './analyse-pupil';
import { NO_CIRCUMSTANCES, type CohortFacts, type PupilCircumstances } from './cohort-facts';
import type { FlagSettings } from './flag-rules';
import type { RuleKey } from './reason';
import type { StrandStanding } from './standing';
import { strandStandings } from './strand-standings';

/** Two ways of setting the rules, compared on the same facts. */
export interface TwoSettings {
  readonly inUse: FlagSettings;
  readonly draft: FlagSettings;
}

/** Whose flag changes, and the rules behind it: of the draft where it is added, of those in use where it is dropped. */
export interface ChangedFlag {
  readonly pupil: string;
  readonly rules: readonly RuleKey[];
}

/** Of pupils with a result then and a year later, how many were low a year later. */
export interface LaterShare {
  readonly pupils: number;
  readonly low: number;
}

/** What later results said: of everybody (the base rate), and of those the two settings flag. */
export interface LaterResults {
  /** Key of the window a year later. */
  readonly window: string;
  readonly everybody: LaterShare;
  readonly inUse: LaterShare;
  readonly draft: LaterShare;
  readonly added: LaterShare;
  readonly dropped: LaterShare;
}

/** `no-later-window`: a year later has not come, or was not collected; `too-few`: no lowest fifth can be told. */
export type NoLaterResults = 'no-later-window' | 'too-few';

/** What both settings say of one cohort at one of its windows. Lists are sorted by pupil. */
export interface WindowTrial {
  readonly window: string;
  /** The day it is looked at: the window's due date, for the latest window today. */
  readonly asOf: IsoDate;
  /** The latest window: all facts of today, rules that the past cannot tell included. */
  readonly latest: boolean;
  /** Pupils who could have been flagged. */
  readonly pupils: number;
  readonly inUse: readonly string[];
  readonly draft: readonly string[];
  readonly added: readonly ChangedFlag[];
  readonly dropped: readonly ChangedFlag[];
  /** How many both flag, but for other reasons or with another need: they stand elsewhere in the list. */
  readonly moved: number;
  readonly later: LaterResults | { readonly cannotTell: NoLaterResults };
}

/** A strand of the subject, for the rule about gaps between strands. */
export interface StrandCohort {
  readonly key: string;
  readonly facts: CohortFacts;
}

/** Fewer results than this have no lowest fifth. */
const LEAST_FOR_A_FIFTH = 5;
const LOW = 0.2;
const DAYS_OF_YEAR = 365;
/** Windows move by some weeks from year to year; half terms are further apart than this. */
const MOVED_DAYS = 25;

/**
 * Tries a draft of the rules on a cohort's past, window by window, oldest first. Each window is looked at as it stood on
 * its due date: later windows, joiners and groups of today are left out (see `factsAsOf`); the latest is looked at with
 * all facts of today. A generator, so that others can have their turn between windows. The order of pupils is irrelevant.
 * @param facts one year group in one subject, windows oldest first
 * @param settingsOn the rules in use and the draft for this year group on a day: it was in another phase years ago
 * @param since windows due before this day are not looked at
 * @param strands the subject's strands, of the same year group
 */
export function* tryRules(
  facts: CohortFacts,
  settingsOn: (day: IsoDate) => TwoSettings,
  { since, strands = [] }: { since: IsoDate; strands?: readonly StrandCohort[] },
): Generator<WindowTrial> {
  const whole = analyseCohort(facts);
  const counting = facts.windows.flatMap((_, w) => (whole.windows[w]?.counts ? [w] : []));
  for (const w of counting) {
    const window = facts.windows[w];
    const latest = w === counting.at(-1);
    const asOf = latest ? facts.today : (window?.dueOn ?? null);
    if (window === undefined || asOf === null || asOf < since || asOf > facts.today) continue;
    const then = withStrands(latest ? facts : factsAsOf(facts, w, asOf), strands, latest ? null : asOf);
    const positionsIn = (at: number): ReadonlyMap<string, number> =>
      new Map(whole.pupils.flatMap(({ id, windows }) => positioned(id, windows[at]?.position ?? null)));
    const found = compare(then, settingsOn(asOf));
    const at = laterWindow(facts, counting, window.dueOn);
    yield {
      ...{ window: window.key, asOf, latest, ...found },
      later:
        at === null
          ? { cannotTell: 'no-later-window' }
          : laterResults(facts.windows[at]?.key ?? '', found, positionsIn(w), positionsIn(at)),
    };
  }
}

/**
 * What both settings say of pupils apart from any subject (attendance, concerns), today: the past cannot be told.
 * @param pupils by id, with the settings of each pupil's year group
 */
export function tryRulesOnWholePupils(
  pupils: readonly { readonly id: string; readonly facts: WholePupilFacts; readonly settings: TwoSettings }[],
): Found {
  return difference(
    pupils.map(({ id, facts, settings }) => ({
      id,
      inUse: analysePupil(facts, settings.inUse),
      draft: analysePupil(facts, settings.draft),
    })),
  );
}

/**
 * A cohort's facts as they stood on the due date of an earlier window, as far as it can be told: results of later windows,
 * pupils who had not come yet, groups, classes, forecasts and concerns are left out, because only today's are known.
 */
export function factsAsOf(facts: CohortFacts, window: number, asOf: IsoDate): CohortFacts {
  const { groups: _, yearFellFrom: __, ...rest } = facts;
  const windows = facts.windows.slice(0, window + 1);
  return {
    ...rest,
    today: asOf,
    windows,
    pupils: facts.pupils.flatMap((pupil) => {
      if (pupil.enteredOn !== null && pupil.enteredOn > asOf) return [];
      const { targets } = pupil.circumstances ?? NO_CIRCUMSTANCES;
      const circumstances = { ...NO_CIRCUMSTANCES, targets };
      return [{ ...pupil, results: pupil.results.slice(0, windows.length), circumstances }];
    }),
  };
}

function withStrands(facts: CohortFacts, strands: readonly StrandCohort[], asOf: IsoDate | null): CohortFacts {
  if (strands.length === 0) return facts;
  const standings = new Map<string, StrandStanding[]>();
  for (const { key, facts: own } of strands) {
    const w = asOf === null ? -1 : own.windows.findLastIndex(({ dueOn }) => dueOn !== null && dueOn <= asOf);
    if (asOf !== null && w === -1) continue;
    const then = asOf === null ? own : factsAsOf(own, w, asOf);
    for (const [pupil, standing] of strandStandings(key, then, analyseCohort(then))) {
      standings.set(pupil, [...(standings.get(pupil) ?? []), standing]);
    }
  }
  return {
    ...facts,
    pupils: facts.pupils.map((pupil) => {
      const own: PupilCircumstances = pupil.circumstances ?? NO_CIRCUMSTANCES;
      return { ...pupil, circumstances: { ...own, strands: standings.get(pupil.id) ?? [] } };
    }),
  };
}

/** Who is flagged by either settings, and what of it differs. */
export type Found = Pick<WindowTrial, 'inUse' | 'draft' | 'added' | 'dropped' | 'moved'>;

function compare(facts: CohortFacts, settings: TwoSettings): Found & Pick<WindowTrial, 'pupils'> {
  const draft = analyseCohort(facts, settings.draft).pupils;
  const both = analyseCohort(facts, settings.inUse).pupils.map((inUse, p) => ({
    id: inUse.id,
    inUse,
    draft: draft[p] ?? inUse,
  }));
  const here = facts.pupils.filter(({ leftOn }) => leftOn === null || leftOn > facts.today).length;
  return { pupils: here, ...difference(both) };
}

type Analysed = Pick<PupilAnalysis, 'reasons' | 'priority'>;

function difference(
  pupils: readonly { readonly id: string; readonly inUse: Analysed; readonly draft: Analysed }[],
): Found {
  const sorted = pupils.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const rulesOf = ({ reasons }: Analysed): RuleKey[] => reasons.map(({ rule }) => rule);
  const changed = (from: 'inUse' | 'draft', to: 'inUse' | 'draft'): ChangedFlag[] =>
    sorted
      .filter((pupil) => pupil[from].reasons.length === 0 && pupil[to].reasons.length > 0)
      .map((pupil) => ({ pupil: pupil.id, rules: rulesOf(pupil[to]) }));
  const flagged = (by: 'inUse' | 'draft'): string[] =>
    sorted.filter((pupil) => pupil[by].reasons.length > 0).map(({ id }) => id);
  const moved = ({ inUse, draft }: (typeof sorted)[number]): boolean =>
    inUse.reasons.length > 0 &&
    draft.reasons.length > 0 &&
    (inUse.priority.points !== draft.priority.points || rulesOf(inUse).join() !== rulesOf(draft).join());
  return {
    inUse: flagged('inUse'),
    draft: flagged('draft'),
    added: changed('inUse', 'draft'),
    dropped: changed('draft', 'inUse'),
    moved: sorted.filter(moved).length,
  };
}

/** The window that was due nearest to a year later. */
function laterWindow(facts: CohortFacts, counting: readonly number[], dueOn: IsoDate | null): number | null {
  if (dueOn === null) return null;
  const yearLater = addDays(dueOn, DAYS_OF_YEAR);
  const near = counting.flatMap((w) => {
    const due = facts.windows[w]?.dueOn ?? null;
    const days = due === null ? Number.POSITIVE_INFINITY : Math.abs(daysBetween(yearLater, due));
    return days <= MOVED_DAYS ? [{ w, days }] : [];
  });
  return near.toSorted((a, b) => a.days - b.days)[0]?.w ?? null;
}

const positioned = (id: string, position: number | null): [string, number][] =>
  position === null ? [] : [[id, position]];

function laterResults(
  window: string,
  found: Found,
  then: ReadonlyMap<string, number>,
  later: ReadonlyMap<string, number>,
): WindowTrial['later'] {
  const cut = later.size < LEAST_FOR_A_FIFTH ? null : quantile([...later.values()], LOW);
  if (cut === null || !cut.ok) return { cannotTell: 'too-few' };
  const share = (pupils: Iterable<string>): LaterShare => {
    const both = [...pupils].flatMap((id) => (then.has(id) ? (later.get(id) ?? []) : []));
    return { pupils: both.length, low: both.filter((position) => position <= cut.value).length };
  };
  return {
    window,
    everybody: share(then.keys()),
    inUse: share(found.inUse),
    draft: share(found.draft),
    added: share(found.added.map(({ pupil }) => pupil)),
    dropped: share(found.dropped.map(({ pupil }) => pupil)),
  };
}
