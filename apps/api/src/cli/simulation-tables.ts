import type {
  Answer,
  FlagsOnRealPupils,
  FlagsRow,
  ImpactTableFigures,
  ImpactTableRow,
  Scale,
  Share,
  SimulationPupil,
  ThreeWindows,
} from '@headway/domain';

const cell = (text: string | number, width: number): string => String(text).padStart(width);
const one = (value: number): string => value.toFixed(1);
const yesNo = (met: boolean): string => (met ? 'met' : 'NOT MET');

export const flagsHeading = (draws: number, seed: number): string =>
  [
    `Change rules, ${draws} cohorts per cell and true fall, seed ${seed}. Figures in %.`,
    `${'scale'.padEnd(14)}${cell('n', 5)}${cell('rel.', 6)}${cell('windows', 9)}${cell('false alarms', 14)}${cell('bound', 7)}` +
      `${cell('fall .75', 10)}${cell('least', 7)}${cell('fall 1.0', 10)}${cell('least', 7)}  `,
  ].join('\n');

export function flagsLine(row: FlagsRow): string {
  const power = row.verdict ? [one(row.power.small), one(row.power.large)] : ['none', 'none'];
  const least = row.leastPower ? [row.leastPower.small, row.leastPower.large] : ['–', '–'];
  return (
    `${row.scale.padEnd(14)}${cell(row.pupils, 5)}${cell(row.reliability, 6)}${cell(row.windows, 9)}` +
    `${cell(one(row.falseAlarms), 14)}${cell(row.mostFalseAlarms, 7)}` +
    `${cell(power[0] ?? '', 10)}${cell(least[0] ?? '', 7)}${cell(power[1] ?? '', 10)}${cell(least[1] ?? '', 7)}  ${yesNo(row.met)}`
  );
}

/** Junior School Project maths: a raw test of 0 to 40 without a published reliability. */
const maths: Scale = {
  kind: 'raw',
  basis: 'test',
  direction: 'up',
  least: 0,
  greatest: 40,
  decimals: 0,
  steps: [],
  mean: null,
  sd: null,
  reliability: null,
  threshold: null,
};

const share = ({ low, pupils, percent }: Share): string =>
  `${percent === null ? '–' : one(percent)} % (${low} of ${pupils})`;

/** What level and change foretell on real pupils, with the base rate in every line. */
export function realPupilsLines(
  source: readonly SimulationPupil[],
  flagsOn: (windows: ThreeWindows) => Answer<FlagsOnRealPupils>,
): string[] {
  const complete = source.flatMap(({ maths: [first, second, third] }) =>
    first === undefined || second === undefined || third === undefined ? [] : [{ first, second, third }],
  );
  const found = flagsOn({
    scale: maths,
    first: complete.map((pupil) => pupil.first),
    second: complete.map((pupil) => pupil.second),
    third: complete.map((pupil) => pupil.third),
  });
  if (!found.ok) return [`Real pupils: cannot tell (${found.because}).`];
  const { pupils, baseRate, level, change, reboundAfterFlag } = found.value;
  return [
    `Real pupils (${pupils}), base rate low at year 2: ${share(baseRate)}.`,
    `(a) Ranking by mean position in the last two windows: AUC ${level.auc.toFixed(3)} (this window alone ${level.aucSecondAlone.toFixed(3)}); low at year 2 among the top of the list: ${share(level.top)}.`,
    `(b) Not low at year 0, low at year 2 (base rate ${one(baseRate.percent ?? 0)} %): gate ${share(change.gate)}, any fall ${share(change.anyFall)}, no fall ${share(change.noFall)}.`,
    `(c) Next residual after a flagged fall, with no help at all: ${reboundAfterFlag === null ? '–' : `${reboundAfterFlag.toFixed(2)} SD`}. Without comparators this would look like an intervention that worked.`,
  ];
}

export const impactHeading = (draws: number, seed: number): string =>
  [
    `Impact estimates on real pupils with a known effect, ${draws} draws per row and true effect (C, D: ${draws * 4}), seed ${seed}.`,
    `${'row'.padEnd(5)}${cell('effect', 7)}${cell('draws', 8)}${cell('too few', 9)}${cell('bias', 9)}${cell('covers', 8)}${cell('naive bias', 12)}`,
  ].join('\n');

const percent = (part: number): string => `${one(100 * part)} %`;
const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;

function impactLine(label: string, effect: string, figures: ImpactTableFigures): string {
  return (
    `${label.padEnd(5)}${cell(effect, 7)}${cell(figures.draws, 8)}${cell(percent(figures.tooFew), 9)}` +
    `${cell(signed(figures.bias), 9)}${cell(percent(figures.coverage), 8)}${cell(signed(figures.naiveBias), 12)}`
  );
}

export function impactLines(row: ImpactTableRow): string[] {
  const bounds = row.required
    ? `bias ±${row.required.bias}, covers ${percent(row.required.coverage[0])}–${percent(row.required.coverage[1])}` +
      `${row.required.tooFew < 1 ? `, too few ≤ ${percent(row.required.tooFew)}` : ''}: ${yesNo(row.met ?? false)}`
    : 'printed only';
  return [
    `${row.key}. ${row.title} (${bounds})`,
    ...row.byEffect.map((figures) => impactLine('', figures.effect.toFixed(1), figures)),
    impactLine('', 'all', row),
  ];
}
