export interface CastProgramme {
  id: string;
  key: string;
  name: string;
  /** Subject (or strand) it works on; empty for help that no mark measures. */
  subject: string | null;
  tier: 'universal' | 'targeted' | 'specialist';
  kind: 'academic' | 'speech-and-language' | 'enrichment';
  /** Planned dose. */
  weeks: number;
  sessionsPerWeek: number;
  minutesPerSession: number;
  preparationMinutes: number;
  maxPupils: number;
  entryCriteria: string;
  exitCriteria: string;
  yearGroups: number[];
  costs: CastCost[];
}

/** A cost of a group of the programme that is not staff time. */
export interface CastCost {
  kind: 'materials' | 'licence' | 'training' | 'kit';
  description: string;
  pence: number;
  /** Per session held, or once. */
  perSession: boolean;
  /** One-off costs: over how many pupils the school spreads them. */
  spreadOverPupils: number | null;
}

export interface CastGroup {
  id: string;
  programmeId: string;
  name: string;
  yearGroups: number[];
  leaderId: string;
  room: string;
  capacity: number;
  startsOn: string;
  /** Planned last day; a group whose last day has passed has ended. */
  endsOn: string;
  reviewOn: string;
  slots: CastSlot[];
  placements: CastPlacement[];
  sessions: CastSession[];
}

export interface CastSlot {
  /** 1 Monday … 5 Friday. */
  weekday: number;
  startsAt: string;
  minutes: number;
}

export interface CastPlacement {
  id: string;
  pupilId: string;
  startsOn: string;
  endsOn: string | null;
  reason: string;
  exitReason: 'caught-up' | 'moved' | 'not-working' | 'left-school' | 'group-ended' | null;
}

export interface CastSession {
  id: string;
  heldOn: string;
  startsAt: string;
  minutes: number;
  staffId: string;
  status: 'held' | 'cancelled' | 'planned';
  /** What somebody wrote: how it went, or why it did not happen. */
  note: string | null;
  register: CastRegisterMark[];
}

export interface CastRegisterMark {
  pupilId: string;
  mark: 'present' | 'absent' | 'late';
  why: 'off-school' | 'kept-in-class' | 'trip' | 'would-not-come' | null;
}
