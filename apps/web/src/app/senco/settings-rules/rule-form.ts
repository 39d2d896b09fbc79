import type { PhaseSettingsDto, RuleDto, SettingDto } from '@headway/api-client';
import { ruleName } from '../../shared/sentences/flag-sentence';
import { counted } from '../../shared/words/numbers';
import { phaseName, settingWords, valueText, weightText } from './rule-words';

type Choice = number | boolean;
type Choices = Readonly<Record<string, Readonly<Record<string, Choice>>>>;

/** What a rule has, where that comes from, and what it would have if this part said nothing. */
export interface Standing<T extends Choice> {
  readonly value: T;
  readonly from: 'here' | 'all-years' | 'shipped';
  readonly otherwise: T;
}

const choicesOf = (settings: PhaseSettingsDto, part: string): Choices =>
  (part === 'all' ? settings.all : settings.phases[part]) ?? {};

/** @param part `all`, or the key of a phase */
export function standing<T extends Choice>(
  settings: PhaseSettingsDto,
  part: string,
  [rule, name]: readonly [string, string],
  shipped: T,
): Standing<T> {
  const read = (of: string): T | undefined => {
    const value = choicesOf(settings, of)[rule]?.[name];
    return isLike(value, shipped) ? value : undefined;
  };
  const all = read('all');
  const otherwise = part === 'all' ? shipped : (all ?? shipped);
  const here = read(part);
  if (here !== undefined) return { value: here, from: 'here', otherwise };
  return { value: otherwise, from: part !== 'all' && all !== undefined ? 'all-years' : 'shipped', otherwise };
}

function isLike<T extends Choice>(value: Choice | undefined, like: T): value is T {
  return typeof value === typeof like;
}

/** With one choice made; null: this part says nothing of it any more. */
export function withChoice(
  settings: PhaseSettingsDto,
  part: string,
  [rule, name]: readonly [string, string],
  value: Choice | null,
): PhaseSettingsDto {
  const choices = choicesOf(settings, part);
  const { [name]: _, ...others } = choices[rule] ?? {};
  const own = value === null ? others : { ...others, [name]: value };
  const changed = without({ ...choices, [rule]: own });
  if (part === 'all') return { ...settings, all: changed };
  return { ...settings, phases: without({ ...settings.phases, [part]: changed }) };
}

const without = <T extends object>(of: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(of).filter(([, one]) => Object.keys(one).length > 0));

/** A value brought onto the steps of a setting and within its bounds. */
export function onStep(value: number, { least, most, step }: SettingDto): number {
  const bounded = Math.min(most, Math.max(least, value));
  // Steps are decimal fractions: what is left of 0.1 + 0.2 is cut off.
  return Number((least + Math.round((bounded - least) / step) * step).toFixed(6));
}

/** One thing that differs between two settings of the rules. */
export interface RuleChange {
  readonly part: string;
  readonly rule: string;
  readonly name: string;
  /** "Below expected, all years: standard on scaled scores 98 points instead of 100 points". */
  readonly words: string;
  readonly from: string;
  readonly to: string;
}

/** What differs, part by part and rule by rule. */
export function ruleChanges(
  from: PhaseSettingsDto,
  to: PhaseSettingsDto,
  { rules, phases }: { readonly rules: readonly RuleDto[]; readonly phases: readonly string[] },
): RuleChange[] {
  return ['all', ...phases].flatMap((part) =>
    rules.flatMap(({ key, settings }) => {
      const shipped: [string, Choice][] = [
        ['enabled', true],
        ...settings.map((one): [string, Choice] => [one.name, one.default]),
        ['weight', 1],
      ];
      return shipped.flatMap(([name, value]): RuleChange[] => {
        const [was, is] = [from, to].map((one) => standing(one, part, [key, name], value));
        if (!was || !is || (was.value === is.value && (was.from === 'here') === (is.from === 'here'))) return [];
        // What all years say reaches the phases by itself.
        if (part !== 'all' && was.from !== 'here' && is.from !== 'here') return [];
        const [before, after] = [choiceText(key, name, was.value), choiceText(key, name, is.value)];
        const what = `${ruleName(key)}, ${phaseName(part).toLowerCase()}: ${nameText(key, name)}`;
        const words =
          before === after ? `${what} ${after}, whatever all years say` : `${what} ${after} instead of ${before}`;
        return [{ ...{ part, rule: key, name, from: before, to: after }, words: words.replace(':  ', ': ') }];
      });
    }),
  );
}

function nameText(rule: string, name: string): string {
  if (name === 'enabled') return '';
  const label = name === 'weight' ? 'Counts' : settingWords(rule, name).label;
  return label.charAt(0).toLowerCase() + label.slice(1);
}

function choiceText(rule: string, name: string, value: Choice): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return name === 'weight' ? weightText(value) : valueText(rule, name, value);
}

/** The page's answer: how many rules are on, and what waits. */
export function rulesAnswer(
  inUse: PhaseSettingsDto,
  rules: readonly RuleDto[],
  { number, waiting }: { readonly number: number; readonly waiting: number },
): string {
  const on = rules.filter(({ key }) => standing(inUse, 'all', [key, 'enabled'], true).value).length;
  const all = on === rules.length ? `All ${on} rules are on` : `${on} of ${rules.length} rules are on`;
  const which = number === 0 ? 'as shipped' : `by version ${number} of this school’s settings`;
  const draft = waiting === 0 ? '' : ` ${counted(waiting, 'change')} ${waiting === 1 ? 'waits' : 'wait'} as a draft.`;
  return `${all}, ${which}.${draft}`;
}
