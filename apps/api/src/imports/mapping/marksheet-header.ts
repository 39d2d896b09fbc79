import { parseAcademicYear, parseHalfTerm, type WindowNumber, windowNumber } from '@headway/domain';

export interface MarksheetHeader {
  subject: string;
  window: WindowNumber;
}

const halfTermIn = /\b(?:aut|autumn|spr|spring|sum|summer)(?: ?term)? ?[12]\b/i;
const yearIn = /\b\d{4} ?[/–-] ?(?:\d{4}|\d{2})\b/;

/**
 * Reads the name of a mark sheet's column: a subject, an academic year and a half term in any order, such as
 * "English 2023/24 SUM2" or "Autumn 1 2025-26: Reading".
 * @returns null when one of the three is missing.
 */
export function parseMarksheetHeader(name: string): MarksheetHeader | null {
  const year = yearIn.exec(name)?.[0];
  if (!year) return null;
  const withoutYear = name.replace(year, ' ');
  const term = halfTermIn.exec(withoutYear)?.[0];
  if (!term) return null;
  const startYear = parseAcademicYear(year);
  const halfTerm = parseHalfTerm(term);
  const subject = withoutYear
    .replace(term, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s:,;_()|–-]+|[\s:,;_(|–-]+$/g, '')
    .replace(/ ?\( ?\)$/, '');
  if (!startYear.ok || !halfTerm.ok || subject === '') return null;
  return { subject, window: windowNumber({ startYear: startYear.value, halfTerm: halfTerm.value }) };
}
