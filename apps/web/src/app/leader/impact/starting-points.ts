import type { StartingPointDto } from '@headway/api-client';
import { scaleLinear } from 'd3-scale';
import type { ChartTableData } from '../../shared/charts/series-words';
import { plain } from '../../shared/words/numbers';

type Side = StartingPointDto['side'];

export interface Dot {
  readonly x: number;
  readonly y: number;
  readonly side: Side;
}

export interface DotDrawing {
  readonly width: number;
  readonly height: number;
  /** The line between the group above and everybody else below. */
  readonly axisY: number;
  readonly dots: readonly Dot[];
  /** Where the group started. */
  readonly range: { readonly x: number; readonly width: number } | null;
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
}

const WIDTH = 332;
const EDGE = 8;
/** A dot and the space to the next. */
const STEP = 7.6;
/** Room for stacks under the line; taller ones are pressed together. */
const BELOW = 84;
const LABELS = 20;
const MOST_ABREAST = 6;
/** Up to so many different marks the table has a row for each. */
const FEW_MARKS = 10;
const COLUMNS = Math.floor((WIDTH - 2 * EDGE) / STEP);

/** Everybody's starting point as a dot in a stack: the group above the line, compared pupils and those left out below. */
export function drawStartingPoints(points: readonly StartingPointDto[]): DotDrawing {
  const values = points.map(({ value }) => value);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const column = scaleLinear([least, most > least ? most : least + 1], [0, COLUMNS - 1]);
  const abreast = dotsAbreast(new Set(values.map((value) => Math.round(column(value)))));
  const inset = EDGE + (abreast * STEP) / 2;
  const x = scaleLinear([0, COLUMNS - 1], [inset, WIDTH - inset]);
  const stacked = (sides: readonly Side[]): Stacked[] => {
    const taken = new Map<number, number>();
    return sides.flatMap((side) =>
      points
        .filter((point) => point.side === side)
        .map(({ value }) => {
          const at = Math.round(column(value));
          const before = taken.get(at) ?? 0;
          taken.set(at, before + 1);
          const across = (before % abreast) - (abreast - 1) / 2;
          return { x: x(at) + across * STEP, level: Math.floor(before / abreast), side };
        }),
    );
  };
  const above = stacked(['in-group']);
  const below = stacked(['compared', 'left-out']);
  const step = Math.min(STEP, BELOW / Math.max(1, tallest(below)));
  const axisY = LABELS + (tallest(above) + 1.5) * STEP;
  const started = points.filter(({ side }) => side === 'in-group').map(({ value }) => x(Math.round(column(value))));
  const half = ((abreast + 1) * STEP) / 2;
  return {
    width: WIDTH,
    height: axisY + tallest(below) * step + 2 * STEP + 2 * LABELS,
    axisY,
    dots: [
      ...above.map((dot) => ({ x: dot.x, y: axisY - (dot.level + 1) * STEP, side: dot.side })),
      ...below.map((dot) => ({ x: dot.x, y: axisY + STEP + dot.level * step, side: dot.side })),
    ],
    range:
      started.length === 0
        ? null
        : { x: Math.min(...started) - half, width: Math.max(...started) - Math.min(...started) + 2 * half },
    ticks: ticksOf(values).map((value) => ({ x: x(column(value)), label: tickLabel(value) })),
  };
}

/** Whole numbers where marks are whole. */
function ticksOf(values: readonly number[]): number[] {
  const whole = values.every(Number.isInteger);
  const ticks = scaleLinear([Math.min(...values), Math.max(...values)], [0, 1]).ticks(4);
  return ticks.filter((tick) => !whole || Number.isInteger(tick));
}

interface Stacked {
  readonly x: number;
  readonly level: number;
  readonly side: Side;
}

/** Where a scale has few steps there is room between them: its stacks are several dots wide. */
function dotsAbreast(columns: ReadonlySet<number>): number {
  const sorted = [...columns].sort((a, b) => a - b);
  const gaps = sorted.slice(1).map((at, index) => at - (sorted[index] ?? at));
  return Math.max(1, Math.min(MOST_ABREAST, ...gaps.map((gap) => gap - 2)));
}

function tallest(stacks: readonly { level: number }[]): number {
  return Math.max(0, ...stacks.map(({ level }) => level));
}

function tickLabel(value: number): string {
  return plain(value, Number.isInteger(value) ? 0 : 1);
}

export interface SideCounts {
  readonly inGroup: number;
  readonly compared: number;
  readonly leftOut: number;
}

export function countSides(points: readonly StartingPointDto[]): SideCounts {
  const count = (side: Side): number => points.filter((point) => point.side === side).length;
  return { inGroup: count('in-group'), compared: count('compared'), leftOut: count('left-out') };
}

/** The same as a table: how many started at each mark, or in each band of marks where there are many. */
export function startingTable(points: readonly StartingPointDto[]): ChartTableData {
  const columns = ['Started', 'In the group', 'Compared', 'Left out'];
  const row = (label: string, inside: readonly StartingPointDto[]): string[] => {
    const { inGroup, compared, leftOut } = countSides(inside);
    return [label, String(inGroup), String(compared), String(leftOut)];
  };
  const marks = [...new Set(points.map(({ value }) => value))].sort((a, b) => a - b);
  if (marks.length <= FEW_MARKS) {
    const rows = marks.map((mark) =>
      row(
        tickLabel(mark),
        points.filter(({ value }) => value === mark),
      ),
    );
    return { columns, rows };
  }
  const edges = scaleLinear([marks[0] ?? 0, marks.at(-1) ?? 0], [0, 1])
    .nice(6)
    .ticks(6);
  const rows = edges.slice(0, -1).map((from, index) => {
    const to = edges[index + 1] ?? from;
    const last = index === edges.length - 2;
    return row(
      `${tickLabel(from)} to ${last ? '' : 'under '}${tickLabel(to)}`,
      points.filter(({ value }) => value >= from && (value < to || (last && value === to))),
    );
  });
  return { columns, rows };
}

/** The drawing in one sentence. */
export function startingSentence(points: readonly StartingPointDto[]): string {
  const { inGroup, compared, leftOut } = countSides(points);
  const own = points.filter(({ side }) => side === 'in-group').map(({ value }) => value);
  const range = own.length === 0 ? '' : ` from ${tickLabel(Math.min(...own))} to ${tickLabel(Math.max(...own))}`;
  return `Starting points: ${inGroup} in the group${range}, ${compared} compared, ${leftOut} left out.`;
}
