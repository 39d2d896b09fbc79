import type { FlagDto, NeedPartDto, ReasonDto } from '@headway/api-client';
import { chartScale, expectedNow, nearbySteps, peerLine, resultPoints, subjectCategory } from '../charts/result-points';
import type { BandPoint, ChartScale, PeerPoint } from '../charts/series';
import type { Category } from '../charts/marker';
import { valueText } from '../charts/series';
import type { StatusMark } from '../marks/status';
import type { FlagFacts } from '../sentences/flag-words';
import { flagSentence, reasonShows, ruleName, tellingFirst } from '../sentences/flag-sentence';
import { levelPeersNow } from '../sentences/slower-than-peers';
import { shortDate } from '../words/dates';
import { counted } from '../words/numbers';
import { windowName, windowPlace, yearName } from '../words/school-words';

/** How many results the small chart has room for. */
const IN_SMALL_CHART = 6;

export interface SmallChart {
  readonly points: readonly BandPoint[];
  readonly expected: number | null;
  readonly peers: readonly PeerPoint[];
  readonly scale: ChartScale;
  readonly category: Category;
}

/** A row of the table of reasons: the points stand beside the first reason of their part. */
export interface NeedRow {
  /** Key of the rule, or lowest-fifth. */
  readonly rule: string;
  readonly name: string;
  readonly shows: string;
  readonly points: number | null;
  readonly rows: number;
}

export function flagFacts(
  flag: Pick<FlagDto, 'subjectName' | 'series' | 'names'> & { pupil: Pick<FlagDto['pupil'], 'forename' | 'sex'> },
): FlagFacts {
  const { scale } = flag.series;
  return {
    forename: flag.pupil.forename,
    sex: flag.pupil.sex,
    subject: flag.subjectName,
    scale: scale ? { ...chartScale(flag.series), direction: scale.direction } : null,
    names: flag.names,
  };
}

const TOPICS: Readonly<Record<string, string>> = { attendance: 'Attendance', 'staff-concern': 'Concern' };

/** What a flag is about: its subject, or what it says of the pupil as a whole. */
export function topicOf({ subjectName, reasons }: Pick<FlagDto, 'subjectName' | 'reasons'>): string {
  if (subjectName !== null) return subjectName;
  const [first, ...others] = new Set(reasons.map(({ rule }) => TOPICS[rule] ?? 'School'));
  return first && others.length === 0 ? first : 'School';
}

/** The plain sentence of a flag. */
export function sentenceOf(flag: FlagDto): string {
  return flagSentence(flagFacts(flag), flag.reasons);
}

/** "94 → 88 →", and the last one apart because it is bold. */
export function lastMarks(flag: FlagDto): { before: string; last: string } {
  const scale = chartScale(flag.series);
  const marks = flag.series.points.flatMap(({ value }) => (value === null ? [] : [valueText(value, scale)])).slice(-3);
  const last = marks.at(-1);
  // About the pupil as a whole there are no marks to show.
  if (flag.subjectId === null) return { before: '', last: '' };
  return {
    before: marks
      .slice(0, -1)
      .map((mark) => `${mark} → `)
      .join(''),
    last: last ?? 'no result yet',
  };
}

/** What the leading reason's marks show, beside the marks themselves. */
export function leadingNumbers(flag: FlagDto): string {
  const [first] = tellingFirst(flag.reasons);
  return first ? reasonShows(flagFacts(flag), first) : '';
}

/** Null: about the pupil as a whole, of whom there is no one line. */
export function smallChart(flag: FlagDto): SmallChart | null {
  if (flag.subjectId === null) return null;
  const points = resultPoints(flag.series.points, IN_SMALL_CHART);
  const missing = flag.reasons.find(({ rule }) => rule === 'missing-result')?.numbers['window'];
  const gap = missing == null ? null : Number(missing);
  return {
    points:
      gap === null || points.some(({ x }) => x === windowPlace(gap))
        ? points
        : [...points, { x: windowPlace(gap), label: windowName(gap), value: null, missing: 'missing' }],
    expected: expectedNow(flag.series.points),
    peers: peersOf(flag),
    scale: nearbySteps(chartScale(flag.series), flag.series.points.slice(-IN_SMALL_CHART)),
    category: subjectCategory(flag.subjectName, flag.subjectId),
  };
}

function peersOf(flag: FlagDto): PeerPoint[] {
  const numbers = flag.reasons.find(({ rule }) => rule === 'slower-than-peers')?.numbers;
  // Between two steps there is nothing to draw a line to.
  if (!numbers || flag.series.scale?.kind === 'ordinal') return [];
  const now = levelPeersNow(flagFacts(flag), numbers);
  const { previousWindow, previousMark, window } = numbers;
  if (now === null || previousWindow == null || window == null || typeof previousMark !== 'number') return [];
  return peerLine({ windowId: Number(previousWindow), value: previousMark }, { windowId: Number(window), value: now });
}

/** Why this place: each part of the need with its points and what it comes from; then reasons that are no need. */
export function needRows(flag: FlagDto): NeedRow[] {
  const needs = flag.needParts.flatMap((part) =>
    part.because.map((because, i) => ({
      rule: because,
      name: because === 'lowest-fifth' ? 'In the lowest fifth' : ruleName(because),
      shows: showsOf(flag, because, part, flag.reasons),
      points: i === 0 ? part.points : null,
      rows: part.because.length,
    })),
  );
  const others = flag.reasons.filter((reason) => needs.every(({ rule }) => rule !== reason.rule));
  return [
    ...needs,
    ...others.map((reason) => ({
      rule: reason.rule,
      name: ruleName(reason.rule),
      shows: reasonShows(flagFacts(flag), reason),
      points: 0,
      rows: 1,
    })),
  ];
}

function showsOf(flag: FlagDto, because: string, part: NeedPartDto, reasons: readonly ReasonDto[]): string {
  if (because === 'lowest-fifth') return 'The last two results together are among the lowest fifth to be expected.';
  const reason = reasons.find(({ rule }) => rule === because);
  return reason ? reasonShows(flagFacts(flag), reason) : part.part;
}

/** Whether what is done in class was to be looked at again by today. */
export const reviewIsDue = ({ inClass }: Pick<FlagDto, 'inClass'>, today: string): boolean =>
  inClass !== null && inClass.reviewOn <= today;

/** Who has acted, with its mark. */
export function actedOf(flag: FlagDto, today: string): { mark: StatusMark; words: string } {
  if (flag.state === 'resolved') {
    return { mark: 'good', words: `Resolved${flag.resolvedOn ? ` ${shortDate(flag.resolvedOn)}` : ''}` };
  }
  if (flag.state === 'dismissed') return { mark: 'seen', words: `Dismissed: ${flag.dismissReason ?? ''}` };
  if (flag.inClass && reviewIsDue(flag, today)) {
    return { mark: 'due', words: `In class, ${flag.inClass.by}: review was due ${shortDate(flag.inClass.reviewOn)}` };
  }
  if (flag.inClass) {
    return { mark: 'good', words: `In class until ${shortDate(flag.inClass.reviewOn)}, ${flag.inClass.by}` };
  }
  if (flag.group) return { mark: 'good', words: `In ${flag.group.name} since ${shortDate(flag.group.startsOn)}` };
  if (flag.acknowledgedBy) return { mark: 'seen', words: `${flag.acknowledgedBy} has seen` };
  return { mark: 'none', words: 'Nobody yet' };
}

export const daysText = ({ schoolDaysOpen }: Pick<FlagDto, 'schoolDaysOpen'>): string =>
  schoolDaysOpen === 0 ? 'new today' : counted(schoolDaysOpen, 'day');
export const placeText = (flag: FlagDto): string => `${flag.place}${flag.tied ? '=' : ''}`;
export const nameOf = ({ pupil }: FlagDto): string => `${pupil.forename} ${pupil.surname}`;
export const classOf = ({ pupil }: FlagDto): string => pupil.className ?? yearName(pupil.yearGroup);
