import { notParsed, type Parsed, parsed } from '@headway/domain';

export type SenProvision = 'N' | 'K' | 'E';

const words = <T>(entries: [T, string[]][]): Map<string, T> =>
  new Map(entries.flatMap(([value, texts]) => texts.map((text): [string, T] => [text, value])));

const sexes = words<'F' | 'M' | 'U'>([
  ['F', ['f', 'female', 'girl']],
  ['M', ['m', 'male', 'boy']],
  ['U', ['u', 'x', 'unknown', 'not known']],
]);
const answers = words<boolean>([
  [true, ['y', 'yes', 'true', 't', '1']],
  [false, ['n', 'no', 'false', 'f', '0']],
]);
const provisions = words<SenProvision>([
  ['N', ['n', 'none', 'no sen', 'no special educational need', 'no special educational needs']],
  ['K', ['k', 'sen support']],
  ['E', ['e', 'ehcp', 'ehc plan', 'education, health and care plan']],
]);

function reading<T>(known: Map<string, T>, allowed: string): (text: string) => Parsed<T> {
  return (text) => {
    const value = known.get(text.trim().toLowerCase());
    return value === undefined ? notParsed(`this is none of ${allowed}`) : parsed(value);
  };
}

export const parseSex = reading(sexes, 'F, M and U');
export const parseYesNo = reading(answers, 'Y and N');
export const parseSen = reading(provisions, 'N (none), K (SEN support) and E (EHC plan)');
