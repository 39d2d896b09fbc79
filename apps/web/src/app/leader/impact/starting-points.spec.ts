import { impactDetail } from '../../../testing/impact';
import { render } from '../../../testing/render';
import { drawStartingPoints, startingSentence, startingTable } from './starting-points';
import { StartingPoints } from './starting-points-chart';

const points = impactDetail().startingPoints;

describe('the drawing of starting points', () => {
  it('has a dot for everybody, the group above the line and the others below', () => {
    const { dots, axisY } = drawStartingPoints(points);
    expect(dots).toHaveLength(points.length);
    expect(dots.filter((dot) => dot.y < axisY).map((dot) => dot.side)).toEqual(Array(6).fill('in-group'));
  });

  it('shades where the group started: its dots are inside, those left out are not', () => {
    const { dots, range } = drawStartingPoints(points);
    const inside = dots.filter((dot) => range && dot.x >= range.x && dot.x <= range.x + range.width);
    expect(new Set(inside.map((dot) => dot.side))).toEqual(new Set(['in-group', 'compared']));
  });

  it('puts no dot on another and all of them inside the picture, also on a scale of few steps', () => {
    const steps = Array.from({ length: 60 }, (_, index) => ({ value: 1 + (index % 3), side: 'compared' as const }));
    for (const drawing of [drawStartingPoints(points), drawStartingPoints(steps)]) {
      const places = new Set(drawing.dots.map((dot) => `${dot.x.toFixed(2)} ${dot.y.toFixed(2)}`));
      expect(places.size).toBe(drawing.dots.length);
      expect(Math.max(...drawing.dots.map((dot) => dot.x))).toBeLessThan(drawing.width);
      expect(Math.max(...drawing.dots.map((dot) => dot.y))).toBeLessThan(drawing.height);
    }
  });

  it('marks whole numbers where marks are whole', () => {
    const steps = [7, 8, 9].map((value) => ({ value, side: 'compared' as const }));
    expect(drawStartingPoints(steps).ticks.map(({ label }) => label)).toEqual(['7', '8', '9']);
    expect(drawStartingPoints(points).ticks.map(({ label }) => label)).toEqual(['80', '90', '100', '110', '120']);
  });

  it('can be drawn when everybody started at one mark', () => {
    const one = drawStartingPoints([{ value: 90, side: 'in-group' }]);
    expect(one.dots).toHaveLength(1);
    expect(one.dots.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
  });
});

describe('the table of starting points', () => {
  it('counts everybody once, in bands where marks are many', () => {
    const { columns, rows } = startingTable(points);
    expect(columns).toEqual(['Started', 'In the group', 'Compared', 'Left out']);
    const sum = (at: number): number => rows.reduce((total, row) => total + Number(row[at]), 0);
    expect([sum(1), sum(2), sum(3)]).toEqual([6, 6, 5]);
    expect(rows[0]?.[0]).toBe('70 to under 80');
  });

  it('has a row for each mark where they are few', () => {
    const steps = [7, 8, 8].map((value) => ({ value, side: 'compared' as const }));
    expect(startingTable(steps).rows).toEqual([
      ['7', '0', '1', '0'],
      ['8', '0', '2', '0'],
    ]);
  });

  it('takes the place of the picture on T', () => {
    const chart = render(StartingPoints, { points, unit: 'marks' });
    expect(chart.one('svg').getAttribute('aria-label')).toBe(startingSentence(points));
    expect(startingSentence(points)).toBe('Starting points: 6 in the group from 72 to 88, 6 compared, 5 left out.');
    chart.one('.chart-table').dispatchEvent(new KeyboardEvent('keydown', { key: 't', bubbles: true }));
    chart.fixture.detectChanges();
    expect(chart.all('svg')).toHaveLength(0);
    expect(chart.all('tbody tr').length).toBeGreaterThan(2);
  });
});
