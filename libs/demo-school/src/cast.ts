import type { HalfTerm } from '@headway/domain';
import type { CastGroup, CastProgramme } from './cast-groups';
import type { CastExpectation, CastResult, CastScale, CastSubject, CastWindow, CastYearScale } from './cast-marks';
import type { CastAttendance, CastClass, CastPupil, CastRate, CastStaff } from './cast-people';
import type { Truth } from './truth';

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
  yearScales: CastYearScale[];
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
  code: HalfTerm;
  windowId: number;
  startsOn: string;
  endsOn: string;
}
