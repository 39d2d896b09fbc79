import { academicYearLabel, AcademicYearStart } from './academic-year';
import { notParsed, parsed, Parsed } from './parsed';

/** The six half terms of an English school year, in order. */
export const HALF_TERMS = ['AUT1', 'AUT2', 'SPR1', 'SPR2', 'SUM1', 'SUM2'] as const;
export type HalfTerm = (typeof HALF_TERMS)[number];

const LABELS: Record<HalfTerm, string> = {
  AUT1: 'Autumn 1',
  AUT2: 'Autumn 2',
  SPR1: 'Spring 1',
  SPR2: 'Spring 2',
  SUM1: 'Summer 1',
  SUM2: 'Summer 2',
};

/** One half term of one academic year: when results are collected. */
export interface SchoolWindow {
  startYear: AcademicYearStart;
  halfTerm: HalfTerm;
}

/** A window as one number that sorts as time does: start year × 10 + 1 (AUT1) … 6 (SUM2). 20256 is Summer 2 of 2025/26. */
export type WindowNumber = number;

export function isHalfTerm(text: string): text is HalfTerm {
  return (HALF_TERMS as readonly string[]).includes(text);
}

/** 'Autumn 1' for AUT1. */
export function halfTermLabel(halfTerm: HalfTerm): string {
  return LABELS[halfTerm];
}

/** 1 (AUT1) … 6 (SUM2). */
export function halfTermOrdinal(halfTerm: HalfTerm): number {
  return HALF_TERMS.indexOf(halfTerm) + 1;
}

/** Reads 'AUT1', 'aut 1', 'Autumn 1', 'Summer Term 2'. */
export function parseHalfTerm(text: string): Parsed<HalfTerm> {
  const trimmed = text.trim();
  const match = /^(aut|autumn|spr|spring|sum|summer)(?: ?term)? ?([12])$/i.exec(trimmed);
  if (!match) return notParsed(`"${trimmed}" is not a half term: AUT1, AUT2, SPR1, SPR2, SUM1 or SUM2`);
  const code = `${match[1]?.slice(0, 3).toUpperCase()}${match[2]}`;
  return isHalfTerm(code) ? parsed(code) : notParsed(`"${trimmed}" is not a half term`);
}

export function windowNumber({ startYear, halfTerm }: SchoolWindow): WindowNumber {
  return startYear * 10 + halfTermOrdinal(halfTerm);
}

/** The window of a number. Throws a RangeError when the last digit is not 1–6. */
export function windowOfNumber(number: WindowNumber): SchoolWindow {
  const halfTerm = HALF_TERMS[(number % 10) - 1];
  if (!Number.isInteger(number) || halfTerm === undefined) throw new RangeError(`Not a window: ${number}`);
  return { startYear: Math.floor(number / 10), halfTerm };
}

/** 'Summer 2 2025/26'. */
export function windowLabel({ startYear, halfTerm }: SchoolWindow): string {
  return `${halfTermLabel(halfTerm)} ${academicYearLabel(startYear)}`;
}

/** The window `steps` half terms later (earlier when negative), across years. */
export function shiftWindow(number: WindowNumber, steps: number): WindowNumber {
  const { startYear, halfTerm } = windowOfNumber(number);
  const position = startYear * HALF_TERMS.length + halfTermOrdinal(halfTerm) - 1 + steps;
  return Math.floor(position / HALF_TERMS.length) * 10 + (((position % 6) + 6) % 6) + 1;
}
