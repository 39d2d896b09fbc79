import type { ChangedFlag, Found, LaterResults, LaterShare, WindowTrial } from '@headway/domain';

/** A flag that the draft adds or drops. */
export interface TrialChange {
  pupilId: string;
  subjectId: number | null;
  /** Null: today. */
  windowId: number | null;
  change: 'added' | 'dropped';
  rules: readonly string[];
}

interface FlagCount {
  flags: number;
  pupils: number;
}

interface StoredShare {
  results: number;
  low: number;
}

const COMPARED = ['inUse', 'draft', 'added', 'dropped'] as const;
type Compared = (typeof COMPARED)[number];
type StoredLater = { windowId: number; everybody: StoredShare } & Record<Compared, StoredShare>;

/** What a try-out found, as it is kept. Ids only. */
export interface TrialFindings {
  /** The version in use it was compared with; 0: as shipped. */
  comparedWith: number;
  windows: ({ windowId: number | null; moved: number; later: StoredLater | null } & Record<Compared, FlagCount>)[];
  classes: ({ classId: string | null } & Record<Compared, number>)[];
  changes: TrialChange[];
}

interface Gathered {
  flags: Record<Compared, number>;
  pupils: Record<Compared, Set<string>>;
  moved: number;
  later: StoredLater | null;
}

const today = null;

/** Adds up what cohort after cohort says, window by window. */
export class TrialTally {
  private readonly windows = new Map<number | null, Gathered>();
  private readonly classes = new Map<string | null, Record<Compared, number>>();
  private readonly changes: TrialChange[] = [];

  /** @param classOf the class each pupil is in today */
  constructor(
    private readonly comparedWith: number,
    private readonly classOf: ReadonlyMap<string, string>,
  ) {
    this.window(today);
  }

  addCohort(subjectId: number, trial: WindowTrial): void {
    const windowId = trial.latest ? today : Number(trial.window);
    this.add(subjectId, windowId, trial);
    if ('window' in trial.later) this.addLater(this.window(windowId), trial.later);
  }

  /** What belongs to no subject: today's. */
  addWholePupils(found: Found): void {
    this.add(null, today, found);
  }

  findings(): TrialFindings {
    const place = (windowId: number | null): number => windowId ?? Number.POSITIVE_INFINITY;
    const count = ({ flags, pupils }: Gathered, of: Compared): FlagCount => ({
      flags: flags[of],
      pupils: pupils[of].size,
    });
    return {
      comparedWith: this.comparedWith,
      windows: [...this.windows]
        .toSorted(([a], [b]) => place(a) - place(b))
        .map(([windowId, all]) => ({
          ...{ windowId, moved: all.moved, later: all.later },
          ...{ inUse: count(all, 'inUse'), draft: count(all, 'draft') },
          ...{ added: count(all, 'added'), dropped: count(all, 'dropped') },
        })),
      classes: [...this.classes].map(([classId, counts]) => ({ classId, ...counts })),
      changes: this.changes,
    };
  }

  private add(subjectId: number | null, windowId: number | null, found: Found): void {
    const all = this.window(windowId);
    all.moved += found.moved;
    for (const of of COMPARED) {
      for (const one of found[of]) {
        const pupilId = idOf(one);
        all.flags[of] += 1;
        all.pupils[of].add(pupilId);
        if (windowId === today) this.classCounts(pupilId)[of] += 1;
      }
    }
    for (const change of ['added', 'dropped'] as const) {
      for (const { pupil, rules } of found[change]) {
        this.changes.push({ pupilId: pupil, subjectId, windowId, change, rules });
      }
    }
  }

  private addLater(all: Gathered, later: LaterResults): void {
    const windowId = Number(later.window);
    const sum = all.later ?? {
      windowId,
      everybody: none(),
      inUse: none(),
      draft: none(),
      added: none(),
      dropped: none(),
    };
    // Year groups may have been asked in different windows a year later: the latest names them all.
    sum.windowId = Math.max(sum.windowId, windowId);
    for (const of of ['everybody', ...COMPARED] as const) addShare(sum[of], later[of]);
    all.later = sum;
  }

  private window(windowId: number | null): Gathered {
    const known = this.windows.get(windowId) ?? {
      flags: { inUse: 0, draft: 0, added: 0, dropped: 0 },
      pupils: { inUse: new Set(), draft: new Set(), added: new Set(), dropped: new Set() },
      moved: 0,
      later: null,
    };
    this.windows.set(windowId, known);
    return known;
  }

  private classCounts(pupilId: string): Record<Compared, number> {
    const classId = this.classOf.get(pupilId) ?? null;
    const known = this.classes.get(classId) ?? { inUse: 0, draft: 0, added: 0, dropped: 0 };
    this.classes.set(classId, known);
    return known;
  }
}

const idOf = (one: string | ChangedFlag): string => (typeof one === 'string' ? one : one.pupil);
const none = (): StoredShare => ({ results: 0, low: 0 });

function addShare(sum: StoredShare, { pupils, low }: LaterShare): void {
  sum.results += pupils;
  sum.low += low;
}
