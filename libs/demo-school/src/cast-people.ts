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

export type RateRole = 'teaching-assistant' | 'tutor' | 'teacher' | 'senco' | 'leader' | 'office';

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
  /** Paid for interventions alone, so that it is additional spending. */
  additional: boolean;
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

export interface CastAttendance {
  pupilId: string;
  windowId: number;
  possible: number;
  attended: number;
}
