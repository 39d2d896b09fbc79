/** Letters of a UPN in order of their value, A = 0 … Z = 22; I, O and S are never used. */
const LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';

export type UpnMalformedReason = 'empty' | 'length' | 'check-letter' | 'digits' | 'serial';

/**
 * What a UPN turned out to be. `wrong-check-letter` is a warning: the pupil is kept, the school is told which letter
 * the number calls for. `malformed` cannot be a UPN at all; `because` says in plain words why.
 */
export type UpnCheck =
  | { status: 'ok'; upn: string; temporary: boolean }
  | { status: 'wrong-check-letter'; upn: string; temporary: boolean; given: string; expected: string }
  | { status: 'malformed'; upn: string; reason: UpnMalformedReason; because: string };

/** The parts a UPN is made of. `serial` is 0–999, or 0–99 for a temporary UPN, which ends in a letter. */
export interface UpnParts {
  /** Local authority, 0–999 (999 is used for made-up pupils). */
  localAuthority: number;
  /** Establishment, 0–9999. */
  establishment: number;
  /** Calendar year in which the number was given; its last two digits are used. */
  year: number;
  serial: number;
  /** The letter that ends a temporary UPN. */
  temporaryLetter?: string;
}

/**
 * The check letter of characters 2–13 of a UPN: the sum of position × value modulo 23, where a temporary UPN's last
 * letter has its place in the alphabet as value.
 * Source: DfE, Unique Pupil Number; formula as in python-stdnum `stdnum/gb/upn.py`.
 * @param rest twelve digits, or eleven digits and a letter. Anything else throws a RangeError.
 */
export function upnCheckLetter(rest: string): string {
  if (!/^\d{11}[\dA-HJ-NP-RT-Z]$/.test(rest))
    throw new RangeError(`Not characters 2 to 13 of a UPN: ${rest.length} characters given`);
  let sum = 0;
  for (let index = 0; index < rest.length; index += 1) sum += (index + 2) * characterValue(rest.charAt(index));
  return LETTERS.charAt(sum % LETTERS.length);
}

/**
 * Checks a UPN as typed or imported: spaces around it and lower case are forgiven.
 * Permanent: letter and 12 digits; temporary: letter, 11 digits, letter. Never throws.
 */
export function checkUpn(text: string): UpnCheck {
  const upn = text.trim().toUpperCase();
  const malformed = (reason: UpnMalformedReason, because: string): UpnCheck => ({
    status: 'malformed',
    upn,
    reason,
    because,
  });
  if (upn === '') return malformed('empty', 'there is no UPN');
  if (upn.length !== 13) return malformed('length', `a UPN has 13 characters, this has ${upn.length}`);
  if (!isUpnLetter(upn.charAt(0))) {
    return malformed('check-letter', 'a UPN starts with a letter other than I, O or S');
  }
  if (!/^\d{11}$/.test(upn.slice(1, 12))) return malformed('digits', 'characters 2 to 12 of a UPN are digits');
  const last = upn.charAt(12);
  const temporary = isUpnLetter(last);
  if (!temporary && !/\d/.test(last)) {
    return malformed('serial', 'a UPN ends in a digit, or, when temporary, in a letter other than I, O or S');
  }
  const given = upn.charAt(0);
  const expected = upnCheckLetter(upn.slice(1));
  return given === expected
    ? { status: 'ok', upn, temporary }
    : { status: 'wrong-check-letter', upn, temporary, given, expected };
}

/**
 * Makes a UPN with its check letter from its parts.
 * Throws a RangeError when a part does not fit its digits.
 */
export function makeUpn({ localAuthority, establishment, year, serial, temporaryLetter }: UpnParts): string {
  const serialDigits = temporaryLetter === undefined ? 3 : 2;
  if (temporaryLetter !== undefined && !isUpnLetter(temporaryLetter)) throw new RangeError('Not a letter of a UPN');
  const rest =
    digits('local authority', localAuthority, 3) +
    digits('establishment', establishment, 4) +
    digits('year', ((year % 100) + 100) % 100, 2) +
    digits('serial', serial, serialDigits) +
    (temporaryLetter ?? '');
  return upnCheckLetter(rest) + rest;
}

function isUpnLetter(character: string): boolean {
  return character !== '' && LETTERS.includes(character);
}

function characterValue(character: string): number {
  const letter = LETTERS.indexOf(character);
  return letter >= 0 ? letter : Number(character);
}

function digits(part: string, value: number, count: number): string {
  if (!Number.isInteger(value) || value < 0 || value >= 10 ** count) {
    throw new RangeError(`The ${part} of a UPN is a whole number of at most ${count} digits`);
  }
  return String(value).padStart(count, '0');
}
