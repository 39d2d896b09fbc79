import { settingProblems, type PhaseSettings, type SettingProblem } from '@headway/domain';
import type { FieldProblem } from '../core/http/problem';
import { ProblemException } from '../core/http/problem.exception';
import type { PhaseSettingsDto } from './rule-settings.dto';

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What somebody sent as settings, without choices that say nothing. @throws 422 that names every place at fault. */
export function statedSettings({ all, phases }: PhaseSettingsDto): PhaseSettings {
  const problems: FieldProblem[] = [];
  if (!isObject(all)) problems.push({ field: 'settings.all', message: 'Say for each rule what differs, or {}.' });
  if (!isObject(phases))
    problems.push({ field: 'settings.phases', message: 'Say for each phase what differs, or {}.' });
  const stated = { all: isObject(all) ? all : {}, phases: isObject(phases) ? phases : {} };
  problems.push(...settingProblems(stated).map(inWords));
  const [first] = problems;
  if (first)
    throw new ProblemException(422, { title: first.message, detail: 'Nothing was changed.', errors: problems });
  const kept = { all: saying(stated.all), phases: saying(eachSaying(stated.phases)) };
  if (!isRight(kept)) throw new Error('Settings without what says nothing are no longer right.');
  return kept;
}

const isRight = (stated: { all: object; phases: object }): stated is PhaseSettings =>
  settingProblems(stated).length === 0;

/** Without entries that hold nothing. */
const saying = (of: object): object =>
  Object.fromEntries(Object.entries(of).filter(([, one]) => isObject(one) && Object.keys(one).length > 0));

const eachSaying = (of: object): object =>
  Object.fromEntries(Object.entries(of).map(([key, one]) => [key, isObject(one) ? saying(one) : {}]));

function inWords({ place, because, bounds }: SettingProblem): FieldProblem {
  const between = bounds ? `from ${bounds.least} to ${bounds.most}` : '';
  const messages: Record<SettingProblem['because'], string> = {
    'unknown-rule': 'There is no such rule, or nothing is said of it.',
    'unknown-setting': 'This rule has no such setting.',
    'not-a-number': `Give a number ${between}.`,
    'out-of-bounds': `It can go ${between}: beyond that the rule would say something else than its name.`,
    'not-yes-or-no': 'A rule is on or off: true or false.',
  };
  const [part = '', ...rest] = place.split('.');
  const field = ['settings', ...(part === 'all' ? [part] : ['phases', part]), ...rest].join('.');
  return { field, message: messages[because] };
}
