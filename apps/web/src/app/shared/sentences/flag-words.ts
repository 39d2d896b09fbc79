import { type ChartScale, valueText } from '../charts/series';
import { plain } from '../words/numbers';
import { subjectInSentence, windowName } from '../words/school-words';

export type ReasonNumbers = Readonly<Record<string, number | string | null>>;

/** A reason as the server gives it: a rule and its numbers, no words. */
export interface ReasonFacts {
  readonly rule: string;
  readonly numbers: ReasonNumbers;
}

/** Who and what a sentence speaks of. */
export interface FlagFacts {
  readonly forename: string;
  readonly sex: 'F' | 'M' | 'U';
  /** Null: about the pupil as a whole. */
  readonly subject: string | null;
  readonly scale: (ChartScale & { readonly direction: 'up' | 'down' }) | null;
  /** Names of the groups and parts of the subject that reasons speak of, by id. */
  readonly names?: Readonly<Record<string, string>>;
}

/** What a rule's file says of one reason. */
export interface RuleWords {
  /** Two or three words for a table: "Gap is widening". */
  readonly name: string;
  /** The reason as a plain sentence about the pupil. */
  sentence(facts: FlagFacts, numbers: ReasonNumbers): string;
  /** What the marks show, in numbers. */
  shows(facts: FlagFacts, numbers: ReasonNumbers): string;
}

export function numberOf(numbers: ReasonNumbers, key: string): number | null {
  const value = numbers[key];
  return typeof value === 'number' ? value : null;
}

/** The name of the window a number names: "Summer 2"; null when the reason has none. */
export function windowOf(numbers: ReasonNumbers, key: string): string | null {
  const value = numbers[key];
  return value == null ? null : windowName(Number(value));
}

/** A mark in the words of its scale. */
export function markText(facts: FlagFacts, value: number | null): string {
  return value === null ? 'no mark' : valueText(value, facts.scale ?? {});
}

/** A distance in points, without sign: "12", "4.5". */
export function pointsText(value: number | null): string {
  if (value === null) return '?';
  // To one decimal place, which 23.0 does not need.
  const size = Math.round(Math.abs(value) * 10) / 10;
  return Number.isInteger(size) ? plain(size) : plain(size, 1);
}

export const subjectOf = (facts: FlagFacts): string =>
  facts.subject === null ? 'school' : subjectInSentence(facts.subject);

/** The name of what a reason names by its id; null where the page was not told it. */
export function namedIn(facts: FlagFacts, id: number | string | null | undefined): string | null {
  return id == null ? null : (facts.names?.[String(id)] ?? null);
}
