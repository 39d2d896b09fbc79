import type { Random } from '@headway/domain';
import type { LevelChange } from '../truth';
import type { SubjectSpec } from '../curriculum/curriculum';
import type { Circumstances } from '../people/characteristics';

/**
 * True levels in SD of the marks of a perfectly average year group. Their variance is .9, so that a test of
 * reliability .9 adds error of variance .1 and marks have variance 1.
 */
export const LEVEL_VARIANCE = 0.9;
/** Share of it that pupils keep from year to year; the rest drifts. */
const KEPT = 0.98;
/** Share of what is kept that is the same in every subject. */
const GENERAL = 0.72;
/** How much of the drift is left a half term later. */
const DRIFT_LEFT = 0.85;
/** How much of a strand's level is its own. */
const STRAND_OWN = 0.3;

/** SD of the error a test of that reliability adds to a level. */
export function errorSd(reliability: number): number {
  return Math.sqrt((LEVEL_VARIANCE * (1 - reliability)) / reliability);
}

interface PupilLevels {
  general: number;
  kept: Map<string, number>;
  drift: Map<string, number>;
}

/** Levels of the pupils of one school as half terms go by. */
export class Levels {
  private readonly pupils = new Map<string, PupilLevels>();
  private readonly changes = new Map<string, LevelChange[]>();
  private readonly byKey: Map<string, SubjectSpec>;

  constructor(
    private readonly random: Random,
    private readonly subjects: readonly SubjectSpec[],
    changes: readonly LevelChange[],
  ) {
    this.byKey = new Map(subjects.map((spec) => [spec.key, spec]));
    for (const change of changes) {
      this.changes.set(change.pupilId, [...(this.changes.get(change.pupilId) ?? []), change]);
    }
  }

  /** Draws where a pupil starts from; `ability` fixes the general part instead of drawing it. */
  add(pupilId: string, circumstances: Circumstances, ability: number | null): void {
    const drawn = 0.89 * this.random.normal() + circumstanceShift(circumstances);
    const levels: PupilLevels = { general: ability ?? drawn, kept: new Map(), drift: new Map() };
    for (const { key, closeTo } of this.subjects) {
      const own = this.random.normal();
      levels.kept.set(
        key,
        closeTo === null
          ? Math.sqrt(GENERAL) * levels.general + Math.sqrt(1 - GENERAL) * own * (ability === null ? 1 : 0.3)
          : own,
      );
      // Pupils whose story is told are steady but for their story.
      if (ability === null) levels.drift.set(key, this.random.normal());
    }
    this.pupils.set(pupilId, levels);
  }

  /** A half term goes by. */
  advance(): void {
    for (const { drift } of this.pupils.values()) {
      for (const [subject, value] of drift) {
        drift.set(subject, DRIFT_LEFT * value + Math.sqrt(1 - DRIFT_LEFT ** 2) * this.random.normal());
      }
    }
  }

  /** Level in a window without any help from a group. */
  at(pupilId: string, subject: string, windowId: number): number {
    const spec = this.byKey.get(subject);
    const levels = this.pupils.get(pupilId);
    if (!spec || !levels) throw new RangeError(`No level of ${subject} for ${pupilId}`);
    if (spec.closeTo !== null) {
      const own = (levels.kept.get(subject) ?? 0) * Math.sqrt(LEVEL_VARIANCE);
      return Math.sqrt(1 - STRAND_OWN ** 2) * this.at(pupilId, spec.closeTo, windowId) + STRAND_OWN * own;
    }
    const position =
      Math.sqrt(KEPT) * (levels.kept.get(subject) ?? 0) + Math.sqrt(1 - KEPT) * (levels.drift.get(subject) ?? 0);
    let changed = 0;
    for (const change of this.changes.get(pupilId) ?? []) {
      if (change.subject === subject) changed += shareOf(change, windowId);
    }
    return Math.sqrt(LEVEL_VARIANCE) * position + changed;
  }
}

/** What has happened of a change by a window, in equal steps. */
function shareOf({ fromWindow, toWindow, size }: LevelChange, windowId: number): number {
  const done = halfTerms(fromWindow, windowId) / halfTerms(fromWindow, toWindow);
  return size * Math.min(1, Math.max(0, done));
}

function halfTerms(from: number, to: number): number {
  return (Math.floor(to / 10) - Math.floor(from / 10)) * 6 + (to % 10) - (from % 10);
}

/** Average differences as schools see them; the constant brings the mean of all pupils back to about nought. */
function circumstanceShift({ premium, sen, eal }: Circumstances): number {
  const need = sen === 'E' ? -1.2 : sen === 'K' ? -0.75 : 0;
  return 0.2 + need + (premium ? -0.3 : 0) + (eal ? -0.1 : 0);
}
