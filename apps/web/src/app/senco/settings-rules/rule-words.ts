import { normalCdf } from '@headway/domain';
import { plain } from '../../shared/words/numbers';

/** One threshold, as a person reads it. What is stored times `factor` is what is shown. */
export interface SettingWords {
  readonly label: string;
  /** Stands behind the number. */
  readonly unit: string;
  readonly factor: number;
  readonly digits: number;
  /** What changing it costs in false alarms, at the value it has. */
  readonly costs: (stored: number) => string;
}

export interface RuleText {
  /** When the rule raises a flag. */
  readonly when: string;
  /** What it costs in false alarms as shipped. */
  readonly costs: string;
  readonly settings: Readonly<Record<string, SettingWords>>;
}

/** "1 in 6": how many pupils are this far out by chance alone. */
export function oneIn(share: number): string {
  return share <= 0 ? 'hardly any pupil' : `1 in ${Math.max(1, Math.round(1 / share))}`;
}

const same = (text: string) => (): string => text;
const ordinary = (stored: number): string => oneIn(normalCdf(stored));

const GATE = 'With the other rules about change, at most 6.5 % of pupils whose level never moved.';
const RECENT = 'has fallen, more than chance, against the pupil’s own earlier results';
const SPREAD = 'One spread is how far results usually lie apart: 1 pupil in 6 is further down than one spread.';

const standard = (higher: string): Readonly<Record<string, SettingWords>> => ({
  standardised: {
    ...{ label: 'Standard on standardised scores', unit: 'points', factor: 1, digits: 0 },
    costs: same(`Used where Expectations and the scale say nothing. ${higher}`),
  },
  scaled: {
    ...{ label: 'Standard on scaled scores', unit: 'points', factor: 1, digits: 0 },
    costs: same(`Used where Expectations and the scale say nothing. ${higher}`),
  },
});
const HIGHER_FLAGS = 'Higher flags more pupils, and more of them would pass on another day.';

/** Every rule and its thresholds in plain words. */
export const RULE_TEXTS: Readonly<Record<string, RuleText>> = {
  'below-expected': {
    when: 'The latest result is below the expected standard.',
    costs: 'Says what is. Of pupils just at the line, half would be above it on another day.',
    settings: {
      ...standard(HIGHER_FLAGS),
      steps: {
        ...{ label: 'Steps below, on scales in steps', unit: 'steps', factor: 1, digits: 0 },
        costs: (steps) =>
          steps === 1 ? 'One step can be one judgement that came out low.' : 'Misses pupils who are one step below.',
      },
    },
  },
  'gap-not-closing': {
    when: 'Below the expected standard three times running, and hardly closer to it.',
    costs: 'Says what is. Three times below by chance alone is rare.',
    settings: {
      ...standard(HIGHER_FLAGS),
      errors: {
        ...{ label: 'Closer by no more than', unit: 'test errors', factor: 1, digits: 1 },
        costs: same('A test error is how far one result can be out. Higher keeps pupils flagged who are catching up.'),
      },
    },
  },
  'slower-than-own-rate': {
    when: `The level ${RECENT}.`,
    costs: GATE,
    settings: {},
  },
  'slower-than-peers': {
    when: `The level ${RECENT}, with less progress than pupils who started level; or far less progress, whatever came before.`,
    costs: GATE,
    settings: {
      withGate: {
        ...{ label: 'Less progress by', unit: 'spreads, with a fall', factor: -1, digits: 2 },
        costs: (stored) =>
          `${ordinary(stored)} ordinary pupils make that much less progress; few of them have fallen too.`,
      },
      alone: {
        ...{ label: 'Far less progress by', unit: 'spreads, alone', factor: -1, digits: 2 },
        costs: (stored) => `${ordinary(stored)} ordinary pupils are that far behind by chance. ${SPREAD}`,
      },
    },
  },
  'gap-widening': {
    when: `The level ${RECENT}, and the gap to the standard grew twice running.`,
    costs: GATE,
    settings: standard('Where there is none, the middle of the year group is taken.'),
  },
  'disadvantaged-high-attainer': {
    when: `Has pupil premium, began near the top, and the level ${RECENT}.`,
    costs: 'None beyond those of the other rules about change.',
    settings: {
      topShare: {
        ...{ label: 'Began in the top', unit: '% of the year group', factor: 100, digits: 0 },
        costs: same('More of the year group watches more pupils; what counts as a fall stays the same.'),
      },
    },
  },
  'off-target': {
    when: 'The result is reliably below the target agreed for now, or the teacher’s forecast is below it.',
    costs: 'At most 5 % of pupils who are exactly on target.',
    settings: {
      errors: {
        ...{ label: 'Below by', unit: 'test errors', factor: 1, digits: 2 },
        costs: (stored) => `${ordinary(-stored)} pupils who are exactly on target would be flagged.`,
      },
    },
  },
  'strand-gap': {
    when: 'One part of the subject is reliably below the pupil’s other parts.',
    costs: 'At most 5 % of pupils whose parts are level.',
    settings: {
      gap: {
        ...{ label: 'Below the pupil’s own parts by', unit: 'spreads', factor: 1, digits: 1 },
        costs: same(`Smaller finds gaps that matter less. ${SPREAD}`),
      },
    },
  },
  'support-not-working': {
    when: 'In a group long enough, and no faster than expected yet.',
    costs: 'A third of low pupils whose level is unchanged: it asks for a look, not for an end.',
    settings: {
      weeks: {
        ...{ label: 'Weeks in the group', unit: 'weeks', factor: 1, digits: 0 },
        costs: same('Sooner says it of groups that have hardly begun.'),
      },
      residual: {
        ...{ label: 'Less progress than level pupils by', unit: 'spreads', factor: -1, digits: 2 },
        costs: (stored) => `${ordinary(stored)} pupils make that much less progress by chance. ${SPREAD}`,
      },
      sessionsShare: {
        ...{ label: 'Sessions the pupil had', unit: '% of those planned', factor: 100, digits: 0 },
        costs: same('Under this the flag says that the sessions are the problem, not the help.'),
      },
    },
  },
  attendance: {
    when: 'Missed too many sessions this year, or many more than in the half term before.',
    costs: 'Says what is.',
    settings: {
      persistent: {
        ...{ label: 'Persistent absence from', unit: '% of sessions missed', factor: 100, digits: 0 },
        costs: same('10 % is the Department for Education’s line. Lower flags pupils who were ill once.'),
      },
      severe: {
        ...{ label: 'Severe absence from', unit: '% of sessions missed', factor: 100, digits: 0 },
        costs: same('50 % is the Department for Education’s line. It flags nobody else, only says it more strongly.'),
      },
      fall: {
        ...{ label: 'A fall since last half term of', unit: 'percentage points', factor: 1, digits: 0 },
        costs: same('Five points of a half term are about three sessions: smaller flags one cold.'),
      },
      leastSessions: {
        ...{ label: 'Says nothing before', unit: 'sessions', factor: 1, digits: 0 },
        costs: same('Twenty sessions are two weeks. Fewer flags pupils for one bad day.'),
      },
    },
  },
  'staff-concern': {
    when: 'Somebody who teaches the pupil is worried, in words of their own.',
    costs: 'None: a person said so.',
    settings: {},
  },
  'missing-result': {
    when: 'A result was asked for, is past due and is not there.',
    costs: 'None: it says what is.',
    settings: {
      graceDays: {
        ...{ label: 'Days to wait after it was due', unit: 'days', factor: 1, digits: 0 },
        costs: same('Waiting raises fewer flags for marks that are still coming in.'),
      },
    },
  },
  'no-baseline': {
    when: 'The first result here, with nothing to compare it with: ask the last school.',
    costs: 'None: it says what is.',
    settings: {},
  },
  'ready-to-exit': {
    when: 'In a group, and at its goal or the expected standard.',
    costs: 'One lucky result in twenty where the test’s error is known; fewer with two results.',
    settings: standard('Lower ends help sooner, and sends more pupils back to it.'),
  },
};

/** What a rule of a newer server says: its thresholds by their keys. */
export function settingWords(rule: string, setting: string): SettingWords {
  return (
    RULE_TEXTS[rule]?.settings[setting] ?? {
      ...{ label: setting, unit: '', factor: 1, digits: 2 },
      costs: same(''),
    }
  );
}

/** A stored value as it is read: "85 points". */
export function valueText(rule: string, setting: string, stored: number): string {
  const { unit, factor, digits } = settingWords(rule, setting);
  const shown = stored * factor;
  return `${plain(shown, digits)} ${shown === 1 ? unit.replace(/^(step|point|week|day)s$/, '$1') : unit}`.trim();
}

/** How strongly a rule counts towards a pupil's place in the list. */
export function weightText(weight: number): string {
  if (weight === 1) return 'as shipped';
  return weight < 1 ? `${plain(weight, 2)} times: less` : `${plain(weight, 2)} times: more`;
}

const PHASE_NAMES: Readonly<Record<string, string>> = {
  all: 'All years',
  'early-years': 'Early years',
  ks1: 'Key stage 1',
  ks2: 'Key stage 2',
  ks3: 'Key stage 3',
  ks4: 'Key stage 4',
  ks5: 'Key stage 5',
};

/** "Key stage 2". */
export const phaseName = (part: string): string => PHASE_NAMES[part] ?? part;
