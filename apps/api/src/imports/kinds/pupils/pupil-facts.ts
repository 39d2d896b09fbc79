import { notParsed, type Parsed, parsed } from '@headway/domain';
import { BadCell, SecretCell } from '../rows/bad-cell';
import type { RowCells } from '../rows/row-cells';
import { parseSen, parseYesNo } from './pupil-words';

/** The facts a list of pupils can state, each one value at a time. */
export const factKinds = [
  'pupil-premium',
  'sen',
  'eal',
  'first-language',
  'eal-proficiency',
  'service-child',
  'looked-after',
  'young-carer',
  'ethnicity',
] as const;
export type FactKind = (typeof factKinds)[number];

/** Known only to those who need to: brought in, and shown in no list of changes or problems. */
export const needToKnow: ReadonlySet<string> = new Set(['looked-after', 'ethnicity'] satisfies FactKind[]);

/** What the file says of each fact: its value, null when it does not hold; a fact it says nothing of is not there. */
export type StatedFacts = Partial<Record<FactKind, string | null>>;

/** Census codes of ethnicity (DfE; four more since 2024/25, whose letters are not known here, are taken as they are). */
const ethnicities = new Set([
  ...['WBRI', 'WIRI', 'WIRT', 'WROM', 'WOTH', 'MWBC', 'MWBA', 'MWAS', 'MOTH', 'AIND', 'APKN', 'ABAN', 'AOTH'],
  ...['BCRB', 'BAFR', 'BOTH', 'CHNE', 'OOTH', 'REFU', 'NOBT'],
]);

export const knownEthnicity = (code: string): boolean => ethnicities.has(code);

const yesNo = (text: string): Parsed<string | null> => {
  const answer = parseYesNo(text);
  return answer.ok ? parsed(answer.value ? 'yes' : null) : answer;
};

/** A code as it is; words are no code, and a supplier's own list is not the census's. */
function code(text: string): Parsed<string> {
  const letters = text.trim().toUpperCase();
  return /^[A-Z]{3,5}$/.test(letters) ? parsed(letters) : notParsed('this is no code of the school census');
}

function proficiency(text: string): Parsed<string | null> {
  const letter = text.trim().charAt(0).toUpperCase();
  if (letter === 'N') return parsed(null);
  return /^[A-E](\b|$)/i.test(text.trim())
    ? parsed(letter)
    : notParsed('this is none of A (new to English) to E (fluent) and N (not assessed)');
}

const readings: Record<FactKind, (text: string) => Parsed<string | null>> = {
  'pupil-premium': yesNo,
  sen: (text) => {
    const provision = parseSen(text);
    return provision.ok ? parsed(provision.value === 'N' ? null : provision.value) : provision;
  },
  eal: yesNo,
  'first-language': code,
  'eal-proficiency': proficiency,
  'service-child': yesNo,
  'looked-after': yesNo,
  'young-carer': yesNo,
  ethnicity: code,
};

/** @throws BadCell when a cell cannot be read; where only some may know, a SecretCell that does not repeat it. */
export function factsIn(cells: RowCells): StatedFacts {
  return Object.fromEntries(
    factKinds.flatMap((kind) => {
      const value = factIn(cells, kind);
      return value === undefined ? [] : [[kind, value]];
    }),
  );
}

function factIn(cells: RowCells, kind: FactKind): string | null | undefined {
  try {
    return cells.optional(kind, readings[kind]);
  } catch (error) {
    throw error instanceof BadCell && needToKnow.has(kind) ? new SecretCell(kind, '', error.message) : error;
  }
}
