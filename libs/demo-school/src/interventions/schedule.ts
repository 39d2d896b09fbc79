/** A group that is going to be made up: of which programme, from which years, how many, and when. */
export interface GroupPlan {
  programme: string;
  yearGroups: readonly number[];
  size: number;
  /** Empty places in the group. */
  free?: number;
  /** Another group of the programme runs at the same time. */
  second?: boolean;
  /** Share of planned sessions that happen, where it differs from the programme's. */
  delivered?: number;
}

/** A group running today: since how many school weeks, and for how many. */
export interface RunningPlan extends GroupPlan {
  weeksAgo: number;
  weeks: number;
}

export interface Schedule {
  /** Groups of past terms, the latest term last; they start once there is something to choose pupils by. */
  past: readonly (readonly GroupPlan[])[];
  running: readonly RunningPlan[];
}

const plan = (programme: string, yearGroups: readonly number[], size: number): GroupPlan => ({
  programme,
  yearGroups,
  size,
});

export const PRIMARY_SCHEDULE: Schedule = {
  past: [
    [
      plan('word-reading', [3], 6),
      plan('inference-reading', [5], 6),
      plan('number-sense', [4], 6),
      plan('online-maths', [6], 8),
    ],
    [plan('word-reading', [2, 3], 8), plan('sentence-building', [5], 6), plan('number-sense', [3], 6)],
    [
      plan('word-reading', [4, 5], 12),
      plan('online-maths', [3, 4], 10),
      plan('inference-reading', [6], 8),
      plan('number-sense', [5], 6),
    ],
    [
      plan('word-reading', [3, 4], 14),
      plan('inference-reading', [5, 6], 12),
      plan('number-sense', [2], 6),
      plan('sentence-building', [4], 6),
    ],
    [
      plan('word-reading', [5], 6),
      plan('online-maths', [5, 6], 12),
      plan('number-sense', [4], 8),
      plan('sentence-building', [3], 6),
    ],
  ],
  running: [
    { ...plan('word-reading', [5], 5), free: 1, weeksAgo: 6, weeks: 8 },
    { ...plan('inference-reading', [5], 6), weeksAgo: 7, weeks: 10 },
    { ...plan('number-sense', [5], 4), free: 2, weeksAgo: 9, weeks: 11, delivered: 0.5 },
    { ...plan('sentence-building', [5], 3), free: 2, weeksAgo: 1, weeks: 7 },
    { ...plan('word-reading', [3], 4), free: 1, second: true, weeksAgo: 3, weeks: 6 },
    { ...plan('talk-partners', [1, 2], 3), free: 1, weeksAgo: 3, weeks: 8 },
  ],
};

export const SECONDARY_SCHEDULE: Schedule = {
  past: [
    [plan('reading-fluency', [7], 8), plan('maths-tutoring', [10], 6), plan('science-catch-up', [9], 8)],
    [plan('reading-fluency', [8], 8), plan('online-maths', [7], 14), plan('maths-tutoring', [9], 6)],
    [plan('reading-fluency', [8], 14), plan('science-catch-up', [10], 8), plan('maths-tutoring', [11], 6)],
    [plan('reading-fluency', [7], 16), plan('online-maths', [8], 14), plan('maths-tutoring', [10], 6)],
    [plan('reading-fluency', [9], 8), plan('science-catch-up', [8], 12), plan('maths-tutoring', [7], 8)],
  ],
  running: [
    { ...plan('reading-fluency', [8], 7), free: 1, weeksAgo: 6, weeks: 8 },
    { ...plan('maths-tutoring', [11], 6), weeksAgo: 9, weeks: 11, delivered: 0.5 },
    { ...plan('online-maths', [9], 12), free: 2, weeksAgo: 3, weeks: 7 },
    { ...plan('science-catch-up', [11], 6), free: 2, weeksAgo: 1, weeks: 6 },
  ],
};
