import {
  academicYearLabel,
  type ResultCode,
  shippedScale,
  type StatutoryAssessment,
  statutoryAssessments,
} from '@headway/domain';
import type { CtfElement } from './ctf-element';
import type { CtfHeader } from './ctf-header';
import { schoolsOf } from './ctf-schools';

/** A result of a pupil, as text for the table of results. */
export interface CtfResult {
  line: number;
  /** "2025/26" */
  academicYear: string;
  subject: string;
  result: string;
  testDate: string;
  /** Number and name of the school where it was earned. */
  school: string;
}

/** Those that an entry can be, by its component. */
const byComponent = new Map<string, StatutoryAssessment[]>();
for (const assessment of statutoryAssessments) {
  for (const component of assessment.components) {
    byComponent.set(component, [...(byComponent.get(component) ?? []), assessment]);
  }
}

const letters: Record<ResultCode, string> = { absent: 'A', below: 'B', 'not-assessed': 'N' };
/** What is a raw mark or an outcome in words, of which the test's score is the reading. */
const rawMark = 'NM';
/** Half the summer 2 window, when all of them are done. */
const assessedOn = (year: string): string => `${year}-06-15`;

/**
 * The results of a pupil that have a scale here.
 * @param passed is told of every other, in words.
 */
export function resultsOf(pupil: CtfElement, header: CtfHeader, passed: (what: string) => void): CtfResult[] {
  const schoolOn = schoolsOf(pupil, header);
  return pupil.all('StageAssessments', 'KeyStage').flatMap((keyStage) => {
    const stage = keyStage.say('Stage').toUpperCase();
    return keyStage.all('StageAssessment').flatMap((assessment): CtfResult[] => {
      const year = assessment.say('Year');
      const known = /^\d{4}$/.test(year) ? kindOf(assessment, stage, Number(year)) : undefined;
      if (!known) {
        passed('results of assessments that have no scale here');
        return [];
      }
      if (/^[EP]$/i.test(assessment.say('ResultStatus'))) {
        passed('results that are not final');
        return [];
      }
      const result = resultIn(assessment, known);
      if (result === null) {
        passed('entries without a result: left, not entered, withheld');
        return [];
      }
      return [
        {
          line: assessment.line,
          academicYear: academicYearLabel(Number(year) - 1),
          subject: known.subject,
          result,
          testDate: assessment.say('ResultDate'),
          school: schoolOn(assessedOn(year)),
        },
      ];
    });
  });
}

function kindOf(assessment: CtfElement, stage: string, year: number): StatutoryAssessment | undefined {
  const component = (assessment.say('Component') || assessment.say('Subject')).toUpperCase();
  const method = /^TT?$/i.test(assessment.say('Method')) ? 'T' : 'A';
  const known = byComponent
    .get(component)
    ?.find(
      (each) =>
        (each.stage === '' || each.stage === stage) &&
        (each.method === null || each.method === method) &&
        year >= each.from &&
        year <= each.to,
    );
  if (known?.method === 'T' && assessment.say('ResultQualifier').toUpperCase() === rawMark) return undefined;
  return known;
}

/** As the table of results writes it; null: the pupil has none. A code nobody knows stays as it is, for a person to see. */
function resultIn(assessment: CtfElement, { scale }: StatutoryAssessment): string | null {
  const text = assessment.say('Result');
  if (text === '') return null;
  const { letters: known, scale: steps } = shippedScale(scale);
  if (steps.steps.some(({ label }) => label === text.toUpperCase())) return text.toUpperCase();
  const code = known[text.toUpperCase()];
  if (code === undefined) return text;
  return code === null ? null : letters[code];
}
