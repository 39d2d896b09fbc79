import { addDays, type IsoDate, parseEnglishDate } from '@headway/domain';
import type { CtfElement } from './ctf-element';
import type { CtfHeader } from './ctf-header';

/** A dated fact about a pupil, as text for the table of characteristics. */
export interface CtfFact {
  line: number;
  characteristic: string;
  value: string;
  startsOn: string;
  endsOn: string;
}

/** First languages that make no EAL pupil, and codes that say nothing of the language. */
const english = new Set(['ENG', 'ENB']);
const notSaid = new Set(['', 'REF', 'NOT', 'ZZZ']);
/** Provision of the time before 2014 has no counterpart. */
const provisions = new Set(['N', 'K', 'E']);

/**
 * The dated facts of a pupil; what the file does not date is of its own day.
 * @param passed is told of what has no counterpart here, in words.
 */
export function factsOf(pupil: CtfElement, header: CtfHeader, passed: (what: string) => void): CtfFact[] {
  return [
    ...meals(pupil),
    ...provisionOf(pupil, header, passed),
    ...needsOf(pupil, header),
    ...lookedAfter(pupil, header),
    ...languages(pupil, header),
    ...ethnicity(pupil, header),
  ];
}

function meals(pupil: CtfElement): CtfFact[] {
  return pupil.all('FSMhistory', 'FSMinstance').map((instance) => ({
    line: instance.line,
    characteristic: 'meal-eligible',
    value: 'yes',
    startsOn: instance.say('FSMstartDate'),
    endsOn: instance.say('FSMendDate'),
  }));
}

/** Each provision holds until the next begins. */
function provisionOf(pupil: CtfElement, { day }: CtfHeader, passed: (what: string) => void): CtfFact[] {
  const entries = pupil
    .all('SENhistory', 'SEN')
    .map((sen) => ({
      line: sen.line,
      value: sen.say('SENprovision').toUpperCase(),
      startsOn: sen.say('StartDate') || day,
      endsOn: sen.say('EndDate'),
    }))
    .sort((a, b) => a.startsOn.localeCompare(b.startsOn));
  return entries.flatMap(({ line, value, startsOn, endsOn }, i): CtfFact[] => {
    if (/^[APSQT]$/.test(value)) passed('SEN provision of the time before 2014');
    if (/^[APSQT]$/.test(value) || value === 'N') return [];
    const next = entries[i + 1]?.startsOn;
    const until = endsOn || (next === undefined ? '' : dayBefore(next));
    // Begun and changed on one day: only the last of them counts.
    if (until !== '' && until < startsOn && provisions.has(value)) return [];
    return [{ line, characteristic: 'sen', value, startsOn, endsOn: until }];
  });
}

function needsOf(pupil: CtfElement, { day }: CtfHeader): CtfFact[] {
  const began = pupil
    .all('SENhistory', 'SEN')
    .map((sen) => sen.say('StartDate'))
    .filter((date) => date !== '')
    .sort()
    .at(-1);
  return pupil
    .all('SENhistory', 'SENneeds', 'SENneed')
    .filter((need) => need.say('SENtype') !== '')
    .sort((a, b) => Number(a.say('SENtypeRank') || 99) - Number(b.say('SENtypeRank') || 99))
    .map((need) => ({
      line: need.line,
      characteristic: 'sen-need',
      value: need.say('SENtype').toUpperCase(),
      startsOn: began ?? day,
      endsOn: '',
    }));
}

function lookedAfter(pupil: CtfElement, { day }: CtfHeader): CtfFact[] {
  return pupil
    .all('LookedAfter')
    .filter((care) => /^(1|y|yes|true)$/i.test(care.say('InCare')))
    .map(({ line }) => ({ line, characteristic: 'looked-after', value: 'yes', startsOn: day, endsOn: '' }));
}

/** Suppliers nest types and languages in different ways: each language is taken with the type said last before it. */
function languages(pupil: CtfElement, { day }: CtfHeader): CtfFact[] {
  const parts = [...pupil.all('BasicDetails', 'Languages'), ...pupil.all('Languages')];
  let type = '';
  const spoken: { line: number; type: string; code: string }[] = [];
  for (const { name, text, line } of parts.flatMap((part) => part.within('type', 'languagetype', 'language', 'code'))) {
    const said = text.trim().toUpperCase();
    if (name === 'type' || name === 'languagetype') type = said;
    else if (/^[A-Z]{3,4}$/.test(said)) spoken.push({ line, type, code: said });
  }
  // F: first language. M: mother tongue, as older files call it.
  const first = spoken.find((each) => /^[FM]/.test(each.type)) ?? (spoken.length === 1 ? spoken[0] : undefined);
  if (!first || notSaid.has(first.code) || english.has(first.code)) return [];
  return [{ line: first.line, characteristic: 'eal', value: 'yes', startsOn: day, endsOn: '' }];
}

function ethnicity(pupil: CtfElement, { day }: CtfHeader): CtfFact[] {
  const [element] = pupil.all('BasicDetails', 'Ethnicity');
  const value = element?.text.trim().toUpperCase() ?? '';
  if (!element || value === '') return [];
  return [{ line: element.line, characteristic: 'ethnicity', value, startsOn: day, endsOn: '' }];
}

/** The text itself where it is no date: whoever reads the table says so. */
function dayBefore(text: string): string {
  const day = parseEnglishDate(text);
  return day.ok ? shifted(day.value) : text;
}

const shifted = (day: IsoDate): IsoDate => addDays(day, -1);
