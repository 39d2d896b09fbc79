import { windowLabel, windowOfNumber } from '@headway/domain';
import type { ReadResult } from './read-results';

/** A result with how the file writes it. */
export interface WrittenResult extends ReadResult {
  subject: string;
  shown: string;
}

/** "Reading, Summer 2 2025/26". */
export const whatOf = ({ subject, windowId }: WrittenResult): string =>
  `${subject}, ${windowLabel(windowOfNumber(windowId))}`;

/** Results of one pupil, subject and window that differ. */
export interface Clash {
  results: WrittenResult[];
  why: string;
}

const windowsApart = 100_000;
const subjectsApart = 10_000;

/** Finds results that stand in a file more than once: the same again is dropped, different ones clash and none is kept. */
export class DuplicateResults {
  private readonly first = new Map<number, WrittenResult>();
  private readonly clashing = new Map<number, WrittenResult[]>();
  private readonly pupils = new Map<string, number>();
  private readonly subjects = new Map<number, number>();
  private repeated = 0;

  add(result: WrittenResult): void {
    const key = this.keyOf(result);
    const before = this.first.get(key);
    if (!before) {
      this.first.set(key, result);
    } else if (sameResult(before, result)) {
      this.repeated += 1;
    } else {
      const clash = this.clashing.get(key);
      if (clash) clash.push(result);
      else this.clashing.set(key, [before, result]);
    }
  }

  settle(): { kept: WrittenResult[]; repeated: number; clashes: Clash[] } {
    const clashes = [...this.clashing.values()].map((results) => ({ results, why: whyOf(results) }));
    for (const key of this.clashing.keys()) this.first.delete(key);
    return { kept: [...this.first.values()], repeated: this.repeated, clashes };
  }

  /** One number for pupil, subject and window: half the memory of a text, and exact below 2^53. */
  private keyOf({ pupilId, subjectId, windowId }: ReadResult): number {
    const pupil = placeOf(this.pupils, pupilId);
    const subject = placeOf(this.subjects, subjectId);
    return (pupil * subjectsApart + subject) * windowsApart + windowId;
  }
}

function placeOf<K>(places: Map<K, number>, key: K): number {
  const known = places.get(key);
  if (known !== undefined) return known;
  places.set(key, places.size);
  return places.size - 1;
}

const sameResult = (a: ReadResult, b: ReadResult): boolean =>
  a.value === b.value && a.code === b.code && a.standardError === b.standardError && a.testedOn === b.testedOn;

function whyOf(results: readonly WrittenResult[]): string {
  const [first] = results;
  const rows = listed(results.map(({ row }) => String(row)));
  return `Rows ${rows} give this pupil different results in ${first ? whatOf(first) : ''}: ${listed(results.map(({ shown }) => shown))}`;
}

/** "1, 2 and 3". */
function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
