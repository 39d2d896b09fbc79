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
const COLUMNS = Math.floor((WIDTH - 2 * EDGE) / STEP);

/** Everybody's starting point as a dot in a stack: the group above the line, compared pupils and those left out below. */
export function drawStartingPoints(points: readonly StartingPointDto[]): DotDrawing {
  const values = points.map(({ value }) => value);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const at = scaleLinear([least, most > least ? most : least + 1], [0, COLUMNS - 1]);
  const x = (column: number): number => EDGE + column * STEP + STEP / 2;
  const stacked = (sides: readonly Side[]): { column: number; level: number; side: Side }[] => {
    const levels = new Map<number, number>();
    return sides.flatMap((side) =>
      points
        .filter((point) => point.side === side)
        .map(({ value }) => {
          const column = Math.round(at(value));
          const level = levels.get(column) ?? 0;
          levels.set(column, level + 1);
          return { column, level, side };
        }),
    );
  };
  const above = stacked(['in-group']);
  const below = stacked(['compared', 'left-out']);
  const step = stepOf(below);
  const axisY = LABELS + stackHeight(above, STEP) + STEP / 2;
  const inGroup = above.map(({ column }) => x(column));
  return {
    width: WIDTH,
    height: axisY + stackHeight(below, step) + STEP + LABELS + LABELS,
    axisY,
    dots: [
      ...above.map(({ column, level, side }) => ({ x: x(column), y: axisY - STEP - level * STEP, side })),
      ...below.map(({ column, level, side }) => ({ x: x(column), y: axisY + STEP + level * step, side })),
    ],
    range:
      inGroup.length === 0
        ? null
        : { x: Math.min(...inGroup) - STEP, width: Math.max(...inGroup) - Math.min(...inGroup) + 2 * STEP },
    ticks: scaleLinear([least, most])
      .ticks(4)
      .map((value) => ({ x: x(at(value)), label: tickLabel(value) })),
  };
}

function stepOf(stacks: readonly { level: number }[]): number {
  const tallest = Math.max(1, ...stacks.map(({ level }) => level));
  return Math.min(STEP, BELOW / tallest);
}

function stackHeight(stacks: readonly { level: number }[], step: number): number {
  return Math.max(0, ...stacks.map(({ level }) => level)) * step + STEP;
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

/** The same as a table: how many started in each band of scores. */
export function startingTable(points: readonly StartingPointDto[]): ChartTableData {
  const values = points.map(({ value }) => value);
  const edges = scaleLinear([Math.min(...values), Math.max(...values)])
    .nice(6)
    .ticks(6);
  const bands = edges.slice(0, -1).map((from, index) => [from, edges[index + 1] ?? from] as const);
  const rows = bands.map(([from, to], index) => {
    const inside = points.filter(
      ({ value }) => value >= from && (value < to || (index === bands.length - 1 && value <= to)),
    );
    const { inGroup, compared, leftOut } = countSides(inside);
    return [`${tickLabel(from)} to ${tickLabel(to)}`, String(inGroup), String(compared), String(leftOut)];
  });
  return { columns: ['Started', 'In the group', 'Compared', 'Left out'], rows };
}

/** The drawing in one sentence. */
export function startingSentence(points: readonly StartingPointDto[]): string {
  const { inGroup, compared, leftOut } = countSides(points);
  const own = points.filter(({ side }) => side === 'in-group').map(({ value }) => value);
  const range = own.length === 0 ? '' : ` from ${tickLabel(Math.min(...own))} to ${tickLabel(Math.max(...own))}`;
  return `Starting points: ${inGroup} in the group${range}, ${compared} compared, ${leftOut} left out.`;
}
