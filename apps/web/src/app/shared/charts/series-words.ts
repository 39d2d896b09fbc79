import { type Series, bandOf, resultsOf, valueText } from './series';

/** Everything the chart shows, as one label for who cannot see it. */
export function seriesSentence(series: Series): string {
  const { name, points, expected, peers, scale } = series;
  const results = resultsOf(series);
  const last = results.at(-1);
  const peer = peers.at(-1);
  const missing = points.filter((point) => point.value === null);
  const words = [
    results.length === 0
      ? `${name}: no result yet`
      : `${name}: ${results.map((result) => `${result.label} ${valueText(result.value, scale)}`).join(', ')}`,
  ];
  if (last && last.low < last.high) {
    words.push(
      `The last one could be ${valueText(last.low, scale)} to ${valueText(last.high, scale)} with the error of the test`,
    );
  }
  for (const point of missing) words.push(`No result in ${point.label}${point.missing ? `: ${point.missing}` : ''}`);
  if (expected !== null) words.push(`Expected: ${valueText(expected, scale)}`);
  if (peer) words.push(`Pupils who had started level: ${valueText(peer.value, scale)}`);
  return `${words.join('. ')}.`;
}

export interface ChartTableData {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The chart as a table: one row for each place on its time axis. */
export function seriesTable({ points, expected, peers, scale }: Series): ChartTableData {
  const shown = (value: number | null | undefined): string => (value == null ? '–' : valueText(value, scale));
  const hasPeers = peers.length > 0;
  return {
    columns: [
      'When',
      'Result',
      'Could be',
      ...(hasPeers ? ['Started level'] : []),
      ...(expected === null ? [] : ['Expected']),
    ],
    rows: points.map((point) => {
      const band = bandOf(point, scale);
      return [
        point.label,
        point.value === null ? (point.missing ?? 'no result') : shown(point.value),
        band && band[0] < band[1] ? `${shown(band[0])} to ${shown(band[1])}` : '–',
        ...(hasPeers ? [shown(peers.find((peer) => peer.x === point.x)?.value)] : []),
        ...(expected === null ? [] : [shown(expected)]),
      ];
    }),
  };
}
