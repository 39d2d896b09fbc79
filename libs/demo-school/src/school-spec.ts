import { PRIMARY } from './curriculum/primary';
import { SECONDARY } from './curriculum/secondary';
import type { Curriculum } from './curriculum/curriculum';

/** What a school is like before anybody in it is made up. */
export interface SchoolSpec {
  key: string;
  name: string;
  phase: 'primary' | 'secondary';
  establishment: number;
  firstYearGroup: number;
  lastYearGroup: number;
  pupilsPerYear: number;
  classesPerYear: number;
  /** Name of a registration class. */
  className: (yearGroup: number, index: number) => string;
  curriculum: Curriculum;
  /** How far the school lies above the national average, in SD of a year group; subject by subject where it differs. */
  standing: Readonly<Record<string, number>> & { all: number };
  /** Share of pupils for whom pupil premium is paid. */
  premiumShare: number;
  /** Year groups that sit their tests in the first days of a window. */
  earlyYearGroups: readonly number[];
  /** Marks that a class has not entered yet while they are being collected: all but those of its first pupils. */
  stillToMark: readonly { yearGroup: number; form: number; subject: string; entered: number }[];
  /** Has the well-known logins of the demo, and the named cast. */
  principal: boolean;
}

const TREES: readonly (readonly [string, string])[] = [
  ['R Acorn', 'R Conker'],
  ['1 Apple', '1 Cherry'],
  ['2 Larch', '2 Maple'],
  ['3 Beech', '3 Elm'],
  ['4 Aspen', '4 Birch'],
  ['5 Hazel', '5 Rowan'],
  ['6 Ash', '6 Oak'],
];

const BIRDS = ['Heron', 'Plover', 'Curlew', 'Avocet'];

function yearLetter(yearGroup: number): string {
  return yearGroup === 0 ? 'R' : String(yearGroup);
}

function lettered(yearGroup: number, index: number): string {
  return `${yearLetter(yearGroup)}${String.fromCharCode(65 + index)}`;
}

export const WRENFIELD: SchoolSpec = {
  key: 'wrenfield',
  name: 'Wrenfield Primary School',
  phase: 'primary',
  establishment: 2417,
  firstYearGroup: 0,
  lastYearGroup: 6,
  pupilsPerYear: 60,
  classesPerYear: 2,
  className: (yearGroup, index) => TREES[yearGroup]?.[index] ?? lettered(yearGroup, index),
  curriculum: PRIMARY,
  standing: { all: 0.68, writing: 0.75 },
  premiumShare: 0.22,
  earlyYearGroups: [5],
  stillToMark: [
    { yearGroup: 5, form: 0, subject: 'writing', entered: 11 },
    { yearGroup: 5, form: 0, subject: 'maths-geometry', entered: 0 },
  ],
  principal: true,
};

export const SALTMARSH: SchoolSpec = {
  key: 'saltmarsh',
  name: 'Saltmarsh Lane Primary School',
  phase: 'primary',
  establishment: 2682,
  firstYearGroup: 0,
  lastYearGroup: 6,
  pupilsPerYear: 46,
  classesPerYear: 2,
  className: (yearGroup, index) => `${yearLetter(yearGroup)} ${BIRDS[index] ?? ''}`.trim(),
  curriculum: PRIMARY,
  standing: { all: 0.45, reading: 0.38 },
  premiumShare: 0.34,
  earlyYearGroups: [],
  stillToMark: [],
  principal: false,
};

export const KESTRELMOOR: SchoolSpec = {
  key: 'kestrelmoor',
  name: 'Kestrelmoor School',
  phase: 'secondary',
  establishment: 4039,
  firstYearGroup: 7,
  lastYearGroup: 11,
  pupilsPerYear: 150,
  classesPerYear: 5,
  className: lettered,
  curriculum: SECONDARY,
  standing: { all: 0.15 },
  premiumShare: 0.27,
  earlyYearGroups: [],
  stillToMark: [],
  principal: false,
};

/** The demo's three schools. */
export const DEMO_SCHOOLS: readonly SchoolSpec[] = [WRENFIELD, SALTMARSH, KESTRELMOOR];

/** A primary school of about so many pupils, for measuring how things behave at scale. */
export function plainPrimary(index: number, pupils: number): SchoolSpec {
  const pupilsPerYear = Math.max(1, Math.round(pupils / 7));
  return {
    ...SALTMARSH,
    key: `school-${index + 1}`,
    name: `Primary School ${index + 1}`,
    establishment: 5000 + (index % 4000),
    pupilsPerYear,
    classesPerYear: Math.max(1, Math.round(pupilsPerYear / 30)),
    className: lettered,
  };
}
