/**
 * The cast: one trust with its schools, as plain values. Dates are ISO days ('2026-11-23'), money is whole pence,
 * windows are numbered start year × 10 + place of the half term (1…6), ids are UUIDs that depend on the seed alone.
 * Subjects and scales are named by key within a school; whoever stores the cast gives them numbers.
 */
export interface Cast {
  seed: number;
  today: string;
  trust: CastTrust;
  schools: CastSchool[];
  /** What nobody in a school can know. For tests and simulations only; it is never stored. */
  truth: Truth;
}

export interface CastTrust {
  id: string;
  name: string;
}

export type HalfTermCode = 'AUT1' | 'AUT2' | 'SPR1' | 'SPR2' | 'SUM1' | 'SUM2';

export interface CastSchool {
  /** Short name, first part of the school's e-mail domain: 'wrenfield'. */
  key: string;
  name: string;
  phase: 'primary' | 'secondary';
  laCode: string;
  establishment: string;
  academicYears: CastAcademicYear[];
  /** Weekdays within half terms on which the school is shut: bank holidays and training days. */
  closures: string[];
  scales: CastScale[];
  subjects: CastSubject[];
  windows: CastWindow[];
  expectations: CastExpectation[];
  staff: CastStaff[];
  rates: CastRate[];
  classes: CastClass[];
  pupils: CastPupil[];
  results: CastResult[];
  attendance: CastAttendance[];
  programmes: CastProgramme[];
  groups: CastGroup[];
}

export interface CastAcademicYear {
  startYear: number;
  startsOn: string;
  endsOn: string;
  halfTerms: CastHalfTerm[];
}

export interface CastHalfTerm {
  code: HalfTermCode;
  windowId: number;
  startsOn: string;
  endsOn: string;
}

export interface CastScale {
  key: string;
  name: string;
  kind: 'ordinal' | 'standardised' | 'scaled' | 'raw';
  basis: 'test' | 'judgement';
  least: number;
  greatest: number;
  /** Ordinal: from lowest to highest; otherwise empty. */
  steps: { value: number; label: string }[];
  mean: number | null;
  sd: number | null;
  reliability: number | null;
  threshold: number | null;
}

export interface CastSubject {
  key: string;
  name: string;
  /** Key of the subject this is a strand of. */
  strandOf: string | null;
  /** Scale of most of its results. */
  scale: string;
}

export interface CastWindow {
  id: number;
  startYear: number;
  halfTerm: HalfTermCode;
  kind: 'full' | 'short';
  opensOn: string;
  dueOn: string;
  locksOn: string;
  subjects: { subject: string; yearGroups: number[] }[];
}

export interface CastExpectation {
  subject: string;
  scale: string;
  yearGroup: number;
  /** 'ANY' where the same value is expected all year. */
  halfTerm: HalfTermCode | 'ANY';
  expected: number;
}

export type CastRole =
  | 'class-teacher'
  | 'teaching-assistant'
  | 'senco'
  | 'senior-leader'
  | 'subject-leader'
  | 'business-manager'
  | 'data-manager'
  | 'governor'
  | 'trust-leader';

export type RateRole = 'teaching-assistant' | 'teacher' | 'senco' | 'leader' | 'office';

export interface CastStaff {
  id: string;
  title: string;
  forename: string;
  surname: string;
  jobTitle: string;
  roles: CastStaffRole[];
  /** Whose rate costs this person's time; governors and trust leaders have none. */
  rateRole: RateRole | null;
  /** Sign-in. The same address in two schools is the same person. */
  email: string;
  /** One of the logins shown on the sign-in page of a demo. */
  demoLogin: boolean;
}

export interface CastStaffRole {
  role: CastRole;
  /** Subject leaders: the subjects they lead; phase leaders: the year groups. Empty means all. */
  subjects: string[];
  yearGroups: number[];
}

export interface CastRate {
  rateRole: RateRole;
  startsOn: string;
  pencePerHour: number;
}

export interface CastClass {
  id: string;
  startYear: number;
  name: string;
  kind: 'registration' | 'set';
  yearGroup: number;
  /** For a set, the subject taught. */
  subject: string | null;
  staff: Dated<'staffId'>[];
  pupils: Dated<'pupilId'>[];
}

/** Somebody's membership; `endsOn` is the last day, empty while it runs. */
export type Dated<Key extends string> = Record<Key, string> & { startsOn: string; endsOn: string | null };

export interface CastPupil {
  id: string;
  upn: string;
  legalForename: string;
  legalSurname: string;
  preferredForename: string | null;
  dateOfBirth: string;
  sex: 'F' | 'M';
  /** Start year of the pupil's Reception year: year group = start year − cohort year. */
  cohortYear: number;
  entryDate: string;
  leavingDate: string | null;
  characteristics: CastCharacteristic[];
}

export type CharacteristicKind =
  | 'meal-eligible'
  | 'ever6'
  | 'premium-criteria'
  | 'pupil-premium'
  | 'sen'
  | 'sen-need'
  | 'eal'
  | 'ethnicity'
  | 'looked-after'
  | 'service-child';

export interface CastCharacteristic {
  kind: CharacteristicKind;
  value: string;
  startsOn: string;
  endsOn: string | null;
}

export interface CastResult {
  pupilId: string;
  subject: string;
  windowId: number;
  scale: string;
  value: number | null;
  /** A absent, N not assessed, B below the scale. */
  code: 'A' | 'N' | 'B' | null;
  testedOn: string;
  recordedBy: string;
}

export interface CastAttendance {
  pupilId: string;
  windowId: number;
  possible: number;
  attended: number;
}

export interface CastProgramme {
  id: string;
  key: string;
  name: string;
  /** What it is for, in a sentence. */
  purpose: string;
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
  /** Score at which a pupil may leave, on the scale of its subject. */
  exitScore: number | null;
  materialsPencePerSession: number;
  /** Training, licence or kit, and how many pupils it serves. */
  oneOffPence: number;
  oneOffServesPupils: number;
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
  exitReason: 'caught-up' | 'ended' | 'continue' | 'change' | 'refer' | 'left-school' | null;
}

export interface CastSession {
  id: string;
  heldOn: string;
  startsAt: string;
  minutes: number;
  staffId: string;
  status: 'held' | 'cancelled' | 'planned';
  cancelReason: string | null;
  register: CastRegisterMark[];
}

export interface CastRegisterMark {
  pupilId: string;
  mark: 'present' | 'absent' | 'late';
  minutes: number;
  reason: string | null;
}

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
  /** True level of a pupil in a subject at a window, without measurement error. */
  levels: Record<string, TrueLevels>;
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

/** Per pupil id: `${subject}:${windowId}` → level with help, and what it would have been without. */
export type TrueLevels = Record<string, { level: number; withoutHelp: number }>;
