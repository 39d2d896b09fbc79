import { scaleLinear } from 'd3-scale';
import { area, curveLinear, curveStepAfter, line } from 'd3-shape';
import { type BandPoint, type Result, type Series, resultsOf, valueText } from './series';
import { type SideLabel, spreadLabels } from './spread-labels';

/** The room a drawing has, in pixels. */
export interface Frame {
  readonly width: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Names of steps stand at the left of the axes, not beside the last point. */
  readonly axes: boolean;
}

export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly label: string;
}

/** Everything that is drawn, in pixels. */
export interface BandDrawing {
  readonly band: string;
  readonly line: string;
  readonly peers: string;
  readonly expectedY: number | null;
  readonly marks: readonly (Mark & { readonly last: boolean })[];
  /** Results with no neighbour: their error is a bar, as a band needs two. */
  readonly bars: readonly { readonly x: number; readonly low: number; readonly high: number }[];
  /** Places without a result, on the line where it would have gone on. */
  readonly gaps: readonly Mark[];
  readonly labels: readonly SideLabel[];
  readonly yTicks: readonly { readonly y: number; readonly text: string }[];
  readonly xTicks: readonly { readonly x: number; readonly text: string }[];
  /** One result is all there is: it can be read, but nothing can be told from it. */
  readonly lone: boolean;
}

const LABEL_GAP = 13;
const MIDDLE_OF_TEXT = 4;

export function drawBand(series: Series, frame: Frame, span: readonly [number, number] | null): BandDrawing {
  const results = resultsOf(series);
  const steps = series.scale.steps ?? [];
  const x = scaleLinear(xDomain(series, span), [frame.left, frame.right]);
  const y = scaleLinear(yDomain(series, results), [frame.bottom, frame.top]);
  const curve = steps.length > 0 ? curveStepAfter : curveLinear;
  const runs = runsOf(series.points, results);
  const several = runs.filter((run) => run.length > 1);
  const last = results.at(-1);

  const bandShape = area<Result>(
    (d) => x(d.x),
    (d) => y(d.low),
    (d) => y(d.high),
  ).curve(curve);
  const lineShape = line<Result>(
    (d) => x(d.x),
    (d) => y(d.value),
  ).curve(curve);
  const peerShape = line<Series['peers'][number]>(
    (d) => x(d.x),
    (d) => y(d.value),
  ).curve(curve);

  return {
    band: several
      .filter((run) => run.some((d) => d.low < d.high))
      .map((run) => bandShape(run) ?? '')
      .join(''),
    line: several.map((run) => lineShape(run) ?? '').join(''),
    peers: series.peers.length > 1 ? (peerShape([...series.peers]) ?? '') : '',
    expectedY: series.expected === null ? null : y(series.expected),
    marks: results.map((d) => ({ x: x(d.x), y: y(d.value), label: d.label, last: d === last })),
    bars: runs
      .filter((run) => run.length === 1)
      .flatMap((run) => run.filter((d) => d.low < d.high).map((d) => ({ x: x(d.x), low: y(d.low), high: y(d.high) }))),
    gaps: gapsOf(series, results).map((gap) => ({ x: x(gap.x), y: y(gap.value), label: gap.label })),
    labels: sideLabels(series, results, y, frame),
    yTicks:
      steps.length > 0
        ? steps.map((step) => ({ y: y(step.value), text: step.label }))
        : y
            .ticks(Math.max(2, Math.floor((frame.bottom - frame.top) / 44)))
            .map((value) => ({ y: y(value), text: valueText(value, {}) })),
    xTicks: series.points.map((point) => ({ x: x(point.x), text: point.label })),
    lone: results.length === 1 && series.points.every((point) => point.value !== null || point.missing == null),
  };
}

/** From the first to the last place; a lone place stands at the right, where now is. */
function xDomain(series: Series, span: readonly [number, number] | null): [number, number] {
  if (span) return [span[0], span[1]];
  const places = [...series.points, ...series.peers].map((point) => point.x);
  const [first, last] = [Math.min(...places), Math.max(...places)];
  return first < last ? [first, last] : [first - 1, first];
}

/** What is drawn fills the height; a scale of steps shows all of them. */
function yDomain(series: Series, results: readonly Result[]): [number, number] {
  const steps = series.scale.steps ?? [];
  const values = [
    ...results.flatMap((d) => [d.low, d.high]),
    ...series.peers.map((peer) => peer.value),
    ...(series.expected === null ? [] : [series.expected]),
    ...steps.map((step) => step.value),
  ];
  if (values.length === 0) return [0, 1];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low < high ? [low, high] : [low - 1, high + 1];
}

/** Results that follow each other without a missing one between them. */
function runsOf(points: readonly BandPoint[], results: readonly Result[]): Result[][] {
  const runs: Result[][] = [[]];
  let next = 0;
  for (const point of points) {
    const result = results[next];
    if (point.value === null || !result) runs.push([]);
    else {
      runs.at(-1)?.push(result);
      next += 1;
    }
  }
  return runs.filter((run) => run.length > 0);
}

/** A missing result stands where the last one before it was, else where results are expected. */
function gapsOf(series: Series, results: readonly Result[]): { x: number; value: number; label: string }[] {
  return series.points
    .filter((point) => point.value === null)
    .map((point) => {
      const before = results.filter((result) => result.x < point.x).at(-1);
      return {
        x: point.x,
        value: before?.value ?? series.expected ?? results[0]?.value ?? 0,
        label: point.missing ?? 'missing',
      };
    });
}

/** Lines and the last point are named beside themselves, so that nobody matches a legend. */
function sideLabels(
  series: Series,
  results: readonly Result[],
  y: (value: number) => number,
  frame: Frame,
): SideLabel[] {
  const last = results.at(-1);
  const end = series.points.at(-1);
  const peer = series.peers.at(-1);
  const labels: SideLabel[] = [];
  if (end?.value === null) {
    const gap = gapsOf(series, results).at(-1);
    if (gap) labels.push({ y: y(gap.value), text: gap.label, strong: false });
  } else if (last) labels.push({ y: y(last.value), text: valueText(last.value, series.scale), strong: true });
  if (peer) labels.push({ y: y(peer.value), text: `${valueText(peer.value, series.scale)} others`, strong: false });

  // The names of the other steps stand there too, as far as there is room.
  for (const step of frame.axes ? [] : (series.scale.steps ?? [])) {
    const at = y(step.value);
    if (labels.every((label) => Math.abs(label.y - at) >= LABEL_GAP))
      labels.push({ y: at, text: step.label, strong: false });
  }
  return spreadLabels(labels, LABEL_GAP, frame.top, frame.bottom).map((label) => ({
    ...label,
    y: label.y + MIDDLE_OF_TEXT,
  }));
}
