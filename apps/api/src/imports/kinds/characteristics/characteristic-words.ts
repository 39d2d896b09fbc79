import { notParsed, type Parsed, parsed } from '@headway/domain';
import { parseSen, parseYesNo } from '../pupils/pupil-words';
import { characteristicFields } from './characteristic-fields';

/** Each kind of fact about a pupil, see characteristic.entity.ts. */
export const characteristicKinds = [
  'meal-eligible',
  'ever6',
  'premium-criteria',
  'pupil-premium',
  'sen',
  'sen-need',
  'eal',
  'ethnicity',
  'looked-after',
  'previously-looked-after',
  'service-child',
  'young-carer',
  'tag',
] as const;
export type CharacteristicKind = (typeof characteristicKinds)[number];

/** Of these a pupil can have several at a time. */
export const severalAtOnce: ReadonlySet<CharacteristicKind> = new Set(['sen-need', 'tag']);
/** Only for those who need to know. */
export const needToKnow: ReadonlySet<CharacteristicKind> = new Set(['looked-after', 'previously-looked-after']);

export const kindLabel = (kind: CharacteristicKind): string => characteristicFields.fields[kind].label;

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
const byName = new Map(
  characteristicKinds.flatMap((kind) =>
    [kind, kindLabel(kind), ...characteristicFields.fields[kind].names].map((name) => [plain(name), kind] as const),
  ),
);

/** The kind that a row names. */
export function parseKind(text: string): Parsed<CharacteristicKind> {
  const kind = byName.get(plain(text));
  if (kind) return parsed(kind);
  return notParsed(`this is none of ${characteristicKinds.map(kindLabel).join(', ')}`);
}

/** First languages as the census codes them: whether English is an additional one; null where nobody knows. */
const languages: Readonly<Record<string, boolean | null>> = {
  eng: false,
  enb: false,
  oth: true,
  otb: true,
  ref: null,
  not: null,
  zzz: null,
};
/** Types of need of the school census. */
const needs = [
  ...['SPLD', 'MLD', 'SLD', 'PMLD', 'SEMH', 'SLCN', 'HI', 'VI', 'MSI', 'PD', 'ASD', 'DS', 'OTH', 'NSA'],
] as const;
const longestTag = 60;

/**
 * The values a cell states for a kind: several where several can hold at once; null: it does not hold; none when the
 * cell says that nobody knows.
 */
export function parseValues(kind: CharacteristicKind, text: string): Parsed<(string | null)[]> {
  switch (kind) {
    case 'sen': {
      const provision = parseSen(text);
      return provision.ok ? parsed([provision.value === 'N' ? null : provision.value]) : provision;
    }
    case 'sen-need':
      return each(text, (code) => {
        const need = needs.find((known) => known === code.toUpperCase());
        return need ? parsed(need) : notParsed(`“${code}” is none of ${needs.join(', ')}`);
      });
    case 'tag':
      return each(text, (tag) =>
        tag.length > longestTag ? notParsed(`a tag has at most ${longestTag} letters`) : parsed(tag),
      );
    case 'ethnicity': {
      // Codes are added from time to time, and not every list is published: any that looks like one is kept.
      const code = text.trim().toUpperCase();
      return /^[A-Z]{4}$/.test(code) ? parsed([code]) : notParsed('an ethnicity is a code of four letters, as in WBRI');
    }
    case 'eal': {
      const language = languages[text.trim().toLowerCase()];
      if (language === null) return parsed([]);
      return language === undefined ? yesOrNo(text) : parsed([language ? 'yes' : null]);
    }
    default:
      return yesOrNo(text);
  }
}

function yesOrNo(text: string): Parsed<(string | null)[]> {
  const answer = parseYesNo(text);
  return answer.ok ? parsed([answer.value ? 'yes' : null]) : answer;
}

function each(text: string, parse: (part: string) => Parsed<string>): Parsed<string[]> {
  const values: string[] = [];
  for (const part of text.split(/[,;/]/).map((piece) => piece.trim())) {
    if (part === '') continue;
    const value = parse(part);
    if (!value.ok) return value;
    values.push(value.value);
  }
  return parsed([...new Set(values)]);
}
