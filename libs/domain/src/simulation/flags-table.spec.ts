import { FULL_FLAGS_TABLE, flagsCells, simulateFlagsCell, simulateFlags } from './flags-table';

const DRAWS = 60;
const cell = { pupils: 60, reliability: 0.9 } as const;

// Fewer draws than the command uses: 60 cohorts of 60 give a standard error of .4 points for false alarms and of 2.6
// points for power. Three of them are allowed on top of the bounds; a broken gate misses by far more.
describe('flags are honest', () => {
  it.each(['standardised', 'raw', 'nine-steps'] as const)('on %s scales with three and six windows', (scale) => {
    for (const windows of [3, 6]) {
      const row = simulateFlagsCell({ ...cell, scale, windows }, DRAWS, 11);
      expect(row.verdict).toBe(true);
      expect(row.falseAlarms).toBeLessThanOrEqual(6.5 + 1.2);
      expect(row.falseAlarms).toBeGreaterThan(2);
      expect(row.power.small).toBeGreaterThan((row.leastPower?.small ?? NaN) - 8);
      expect(row.power.large).toBeGreaterThan((row.leastPower?.large ?? NaN) - 8);
      expect(row.power.large).toBeGreaterThan(row.power.small);
    }
  });

  it('gives no verdict on change from four steps and three windows, and one from four windows', () => {
    const silent = simulateFlagsCell({ ...cell, scale: 'four-steps', windows: 3 }, 10, 1);
    expect(silent).toMatchObject({ verdict: false, falseAlarms: 0, power: { small: 0, large: 0 }, met: true });
    const heard = simulateFlagsCell({ ...cell, scale: 'four-steps', windows: 4 }, DRAWS, 1);
    expect(heard.verdict).toBe(true);
    expect(heard.falseAlarms).toBeLessThanOrEqual(6.5 + 1.2);
  });

  it('judges small cohorts with a published error, under a ceiling too, within a wider bound', () => {
    const row = simulateFlagsCell({ ...cell, pupils: 12, scale: 'raw', windows: 4 }, 150, 5);
    expect(row).toMatchObject({ verdict: true, mostFalseAlarms: 8, leastPower: null });
    expect(row.falseAlarms).toBeLessThanOrEqual(8 + 1.8);
  });

  it('gives the same table for the same seed', () => {
    const options = { scales: ['raw'] as const, pupils: [30], windows: [2, 3], reliabilities: [0.9] };
    expect(simulateFlags(options, 5, 3)).toEqual(simulateFlags(options, 5, 3));
    expect(simulateFlags(options, 5, 3)).not.toEqual(simulateFlags(options, 5, 4));
  });

  it('covers every scale, size and number of windows', () => {
    expect(flagsCells(FULL_FLAGS_TABLE)).toHaveLength(5 * 4 * 3 * 5);
  });
});
