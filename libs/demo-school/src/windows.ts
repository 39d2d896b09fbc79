import type { CastWindow } from './cast-marks';
import type { SchoolSpec } from './school-spec';
import type { SchoolYears } from './school-years';

/**
 * A window in every half term of the years kept: full at the ends of terms, short checks between them. A short check
 * asks pupils, not year groups, so that nobody's result is missing for not having been asked.
 */
export function makeWindows(spec: SchoolSpec, years: SchoolYears): CastWindow[] {
  return years.halfTerms.map((halfTerm) => {
    const asked = spec.curriculum.collections.filter(
      ({ halfTerms, from }) => from === 'everyone' && halfTerms.some((code) => code === halfTerm.code),
    );
    const subjects = [...new Set(asked.map(({ subject }) => subject))].map((subject) => ({
      subject,
      yearGroups: [
        ...new Set(asked.filter((item) => item.subject === subject).flatMap(({ yearGroups }) => [...yearGroups])),
      ].sort((a, b) => a - b),
    }));
    return {
      id: halfTerm.windowId,
      startYear: years.yearOf(halfTerm),
      halfTerm: halfTerm.code,
      kind: halfTerm.code.endsWith('2') ? 'full' : 'short',
      ...years.collection(halfTerm),
      subjects,
    };
  });
}
