import type { SeriesDto, SeriesPointDto } from '@headway/api-client';
import { windowName, windowPlace } from '../words/school-words';
import type { Category } from './marker';
import type { BandPoint, ChartScale, PeerPoint } from './series';

const MISSING = { A: 'absent', N: 'not assessed', B: 'below the scale' } as const;

/** Results as points of a band chart, each at its place in time. @param last only so many of the latest */
export function resultPoints(points: readonly SeriesPointDto[], last = points.length): BandPoint[] {
  return points.slice(-last).map((point) => ({
    x: windowPlace(point.windowId),
    label: windowName(point.windowId),
    value: point.value,
    sem: point.error,
    missing: point.value === null && point.code ? MISSING[point.code] : null,
  }));
}

/** The limits and steps of the scale the results are on. */
export function chartScale({ scale }: Pick<SeriesDto, 'scale'>): ChartScale {
  if (!scale) return {};
  return { min: scale.least, max: scale.greatest, steps: scale.steps };
}

/** A scale of steps cut to those that are near: what was given and expected, and one step to each side. */
export function nearbySteps(scale: ChartScale, points: readonly SeriesPointDto[]): ChartScale {
  const steps = scale.steps ?? [];
  const used = points.flatMap(({ value, expected }) => [value, expected]).filter((value) => value !== null);
  if (steps.length === 0 || used.length === 0) return scale;
  const places = steps.flatMap((step, i) =>
    step.value >= Math.min(...used) && step.value <= Math.max(...used) ? [i] : [],
  );
  return { ...scale, steps: steps.slice(Math.max(0, Math.min(...places) - 1), Math.max(...places) + 2) };
}

/** The expected standard at the latest result that has one. */
export function expectedNow(points: readonly SeriesPointDto[]): number | null {
  return points.findLast(({ expected }) => expected !== null)?.expected ?? null;
}

/** The line of pupils who had started level: from where they were level to where they are now. */
export function peerLine(
  from: { windowId: number; value: number },
  to: { windowId: number; value: number },
): PeerPoint[] {
  return [from, to].map(({ windowId, value }) => ({ x: windowPlace(windowId), value }));
}

const KNOWN: readonly (readonly [RegExp, Category])[] = [
  [/^reading\b/i, 1],
  [/^writing\b/i, 2],
  [/^math/i, 3],
  [/^(english|grammar)/i, 4],
];

/** A subject's colour and shape: the same on every page. */
export function subjectCategory(name: string | null, subjectId: number | null): Category {
  if (name === null || subjectId === null) return 6;
  const known = KNOWN.find(([pattern]) => pattern.test(name));
  if (known) return known[1];
  return subjectId % 2 === 0 ? 5 : 6;
}
