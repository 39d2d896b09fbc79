/** Half the width of the band drawn around a result, in standard errors of measurement: nine in ten re-tests fall inside. */
export const BAND_SEMS = 1.645;

/** A result, or the place of one that is missing. */
export interface BandPoint {
  /** Place on the time axis; any unit that grows with time, the same for all points. */
  readonly x: number;
  /** "Autumn 2" */
  readonly label: string;
  /** In units of the scale; null when there is no result. */
  readonly value: number | null;
  /** Standard error of measurement of this result, in units of the scale. */
  readonly sem?: number | null;
  /** Lower and upper end of the band where they are known otherwise; goes before `sem`. */
  readonly band?: readonly [number, number] | null;
  /** Why there is no result: "absent". */
  readonly missing?: string | null;
}

/** Where pupils who had started level with this pupil stood. */
export interface PeerPoint {
  readonly x: number;
  readonly value: number;
}

export interface ScaleStep {
  readonly value: number;
  readonly label: string;
}

/** What results can be. Steps, from low to high, when the scale has words instead of numbers. */
export interface ChartScale {
  readonly min?: number | null;
  readonly max?: number | null;
  readonly steps?: readonly ScaleStep[];
}

export interface Series {
  /** What was measured: "Reading". */
  readonly name: string;
  readonly points: readonly BandPoint[];
  readonly expected: number | null;
  readonly peers: readonly PeerPoint[];
  readonly scale: ChartScale;
}

/** A result with its band, inside the limits of the scale. */
export interface Result {
  readonly x: number;
  readonly label: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The band of a result; the value itself twice when nothing is known of its error. */
export function bandOf(point: BandPoint, scale: ChartScale): readonly [number, number] | null {
  if (point.value === null) return null;
  const half = BAND_SEMS * (point.sem ?? 0);
  const [low, high] = point.band ?? [point.value - half, point.value + half];
  return [Math.max(low, scale.min ?? -Infinity), Math.min(high, scale.max ?? Infinity)];
}

export function resultsOf({ points, scale }: Pick<Series, 'points' | 'scale'>): Result[] {
  return points.flatMap((point) => {
    const band = bandOf(point, scale);
    if (point.value === null || band === null) return [];
    return [{ x: point.x, label: point.label, value: point.value, low: band[0], high: band[1] }];
  });
}

/** The value in the words of its scale. */
export function valueText(value: number, scale: ChartScale): string {
  const step = scale.steps?.find((each) => each.value === value);
  return step?.label ?? String(Math.round(value * 10) / 10).replace('-', '−');
}
