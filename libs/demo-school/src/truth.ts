/** How things really are behind the marks. Levels are in SD of the year group; error is what tests add. */
export interface Truth {
  /** Programme key → SD added to a pupil's level by a whole run of it, as it was delivered. */
  programmeEffects: Record<string, number>;
  /** What each ended or running placement has added by its last day or today. */
  added: { schoolKey: string; groupId: string; pupilId: string; subject: string; effect: number }[];
  /** Pupils whose level falls for good in a subject, all by `toWindow`. */
  falling: LevelChange[];
  /** Pupils who had fallen behind and climb back. */
  recovering: LevelChange[];
  /** By pupil id: true levels without measurement error, for every result that was asked for. */
  levels: Map<string, TrueLevels>;
  /** Reliability with which each scale was simulated. */
  reliability: Record<string, number>;
}

export interface LevelChange {
  schoolKey: string;
  pupilId: string;
  subject: string;
  fromWindow: number;
  toWindow: number;
  /** SD of the year group; negative for a fall. */
  size: number;
}

/** One level: as it was, and what it would have been without help. */
export interface TrueLevel {
  level: number;
  withoutHelp: number;
}

/** Of one pupil, by subject and window. */
export type TrueLevels = ReadonlyMap<string, ReadonlyMap<number, TrueLevel>>;
