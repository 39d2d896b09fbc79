import { earlyLearningGoals } from './early-years';
import type { LibraryScale } from './library-scale';
import { shippedScales } from './shipped-scales';

/** A national assessment as schools send each other its results. */
export interface StatutoryAssessment {
  /** What the subject is called that holds its results: apart from the school's own, which are on other scales. */
  readonly subject: string;
  /** The subject it is a strand of: the area of an early learning goal. */
  readonly area: string | null;
  /** Key of the shipped scale its results are on. */
  readonly scale: string;
  /** Key stage in transfer files; empty: said by the component alone. */
  readonly stage: 'KS1' | 'KS2' | '';
  /** Component codes in transfer files. */
  readonly components: readonly string[];
  /** T test, A assessment by teachers, null: there is only one. */
  readonly method: 'T' | 'A' | null;
  /** Years, in which the school year ended, when it was held on this scale. */
  readonly from: number;
  readonly to: number;
}

const always = { from: 2016, to: 9999 };
const only = { area: null, stage: '', method: null, ...always } as const;

function judged(
  subject: string,
  stage: 'KS1' | 'KS2',
  component: string,
  scale: string,
  years: { from: number; to: number } = always,
): StatutoryAssessment {
  return { subject, area: null, scale, stage, components: [component], method: 'A', ...years };
}

const tested = (
  subject: string,
  stage: 'KS1' | 'KS2',
  scale: string,
  ...components: string[]
): StatutoryAssessment => ({
  subject,
  area: null,
  scale,
  stage,
  components,
  method: 'T',
  ...always,
});

const ks1Subjects = [
  ['reading', 'REA'],
  ['writing', 'WRI'],
  ['maths', 'MAT'],
] as const;

/**
 * England's statutory assessments since 2016, before which there were levels. Codes: DfE common transfer file as written
 * by GIAP and by the multiplication tables check; frameworks by year: DfE check-performance-data, key stage 1 schema.
 */
export const statutoryAssessments: readonly StatutoryAssessment[] = [
  ...earlyLearningGoals.map(({ code, name, area }) => ({
    ...only,
    from: 2013,
    subject: `${code} ${name}`,
    area,
    scale: 'eyfsp',
    components: [code],
  })),
  { ...only, from: 2012, subject: 'Phonics screening check', scale: 'phonics', components: ['PHO'] },
  { ...only, from: 2022, subject: 'Multiplication tables check', scale: 'mtc', components: ['MTC'] },
  ...ks1Subjects.flatMap(([name, code]) => [
    judged(`Key stage 1 ${name} (2016–2018)`, 'KS1', code, 'ks1-teacher-assessment-2016', { from: 2016, to: 2018 }),
    judged(`Key stage 1 ${name}`, 'KS1', code, 'ks1-teacher-assessment', { from: 2019, to: 9999 }),
  ]),
  judged('Key stage 1 science', 'KS1', 'SCI', 'ks2-science'),
  tested('Key stage 1 reading test', 'KS1', 'ks1-scaled', 'REA'),
  tested('Key stage 1 maths test', 'KS1', 'ks1-scaled', 'MAT'),
  tested('Key stage 1 grammar test', 'KS1', 'ks1-scaled', 'GPS', 'SPG'),
  judged('Key stage 2 writing', 'KS2', 'WRI', 'ks2-writing'),
  judged('Key stage 2 science', 'KS2', 'SCI', 'ks2-science'),
  judged('Key stage 2 reading below the test', 'KS2', 'REA', 'pre-key-stage'),
  judged('Key stage 2 maths below the test', 'KS2', 'MAT', 'pre-key-stage'),
  tested('Key stage 2 reading test', 'KS2', 'ks2-scaled', 'REA'),
  tested('Key stage 2 maths test', 'KS2', 'ks2-scaled', 'MAT'),
  tested('Key stage 2 grammar test', 'KS2', 'ks2-scaled', 'GPS', 'SPG'),
];

/** The shipped scale of a key. @throws RangeError when none has it. */
export function shippedScale(key: string): LibraryScale {
  const scale = shippedScales.find((each) => each.key === key);
  if (!scale) throw new RangeError(`No shipped scale is called "${key}"`);
  return scale;
}

const bySubject = new Map(statutoryAssessments.map((each) => [each.subject.toLowerCase(), each]));

/** A statutory assessment by the name of its subject, in any case; nothing for other subjects. */
export function statutoryAssessmentOf(subject: string): StatutoryAssessment | undefined {
  return bySubject.get(subject.trim().toLowerCase());
}
