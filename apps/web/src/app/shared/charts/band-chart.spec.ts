import { render } from '../../../testing/render';
import { BandChart } from './band-chart';
import type { BandPoint } from './series';

const WINDOWS = ['Autumn 1', 'Autumn 2', 'Spring 1', 'Spring 2', 'Summer 1', 'Summer 2'];

function points(values: readonly (number | null)[], sem: number | null = 4): BandPoint[] {
  return values.map((value, index) => ({
    x: index,
    label: WINDOWS[index] ?? '',
    value,
    sem,
    missing: value === null ? 'absent' : null,
  }));
}

const leon = { name: 'Reading', points: points([96, 97, 95, 94, 88, 81]), expected: 100 };

describe('the band chart', () => {
  it('says everything it shows to who cannot see it', () => {
    const chart = render(BandChart, {
      ...leon,
      peers: [
        { x: 3, value: 94 },
        { x: 5, value: 94.4 },
      ],
    });
    expect(chart.one('svg').getAttribute('role')).toBe('img');
    expect(chart.one('svg').getAttribute('aria-label')).toBe(
      'Reading: Autumn 1 96, Autumn 2 97, Spring 1 95, Spring 2 94, Summer 1 88, Summer 2 81. ' +
        'The last one could be 74.4 to 87.6 with the error of the test. Expected: 100. ' +
        'Pupils who had started level: 94.4.',
    );
  });

  it('draws line, band, expected and level pupils, and names the last value and the others directly', () => {
    const chart = render(BandChart, {
      ...leon,
      peers: [
        { x: 3, value: 94 },
        { x: 5, value: 94 },
      ],
    });
    expect(chart.all('.ln')).toHaveLength(1);
    expect(chart.all('.bd')).toHaveLength(1);
    expect(chart.all('.exp-l')).toHaveLength(1);
    expect(chart.all('.oth-l')).toHaveLength(1);
    expect(chart.all('.pt')).toHaveLength(6);
    expect(chart.all('text').map((each) => each.textContent)).toEqual(['94 others', '81']);
    expect(chart.one('text.strong').textContent).toBe('81');
  });

  it('leaves a gap for a missing result and marks its place hollow', () => {
    const chart = render(BandChart, { ...leon, points: points([96, 97, null, 94, 88, 81]) });
    expect(chart.all('.gap')).toHaveLength(1);
    expect(chart.one('.ln').getAttribute('d')?.match(/M/g)).toHaveLength(2);
    expect(chart.one('svg').getAttribute('aria-label')).toContain('No result in Spring 1: absent.');
  });

  it('says why the last result is missing where its value would stand', () => {
    const chart = render(BandChart, { ...leon, points: points([96, 97, 95, null, null, null]) });
    expect(chart.all('text').map((each) => each.textContent)).toEqual(['absent']);
    expect(chart.all('text.strong')).toHaveLength(0);
  });

  it('shows one lone result as a hollow point with a bar, as nothing can be told from it', () => {
    const chart = render(BandChart, { ...leon, points: points([82]).map((point) => ({ ...point, x: 5 })) });
    expect(chart.all('.wh')).toHaveLength(1);
    expect(chart.all('.ho')).toHaveLength(1);
    expect(chart.one('svg').classList).toContain('cu');
    expect(chart.all('.ln')).toHaveLength(0);
  });

  it('draws no band around results whose error nobody knows', () => {
    const chart = render(BandChart, { ...leon, points: points([96, 97, 95], null) });
    expect(chart.all('.bd')).toHaveLength(0);
    expect(chart.one('svg').getAttribute('aria-label')).not.toContain('could be');
  });

  it('uses the words of a scale of steps and goes from step to step', () => {
    const steps = ['PK6', 'WTS', 'EXS', 'GDS'].map((label, value) => ({ value, label }));
    const chart = render(BandChart, {
      name: 'Writing',
      category: 2,
      points: points([2, 2, 1, 1], null),
      expected: 2,
      scale: { min: 0, max: 3, steps },
    });
    expect(chart.all('text').map((each) => each.textContent)).toEqual(['GDS', 'EXS', 'WTS', 'PK6']);
    expect(chart.one('text.strong').textContent).toBe('WTS');
    expect(chart.one('svg').classList).toContain('c2');
    expect(chart.one('svg').getAttribute('aria-label')).toContain('Autumn 1 EXS');
  });

  it('turns into its table on T and back', () => {
    const chart = render(BandChart, { ...leon, points: points([96, null, 95]) });
    const press = () => {
      chart.one('button').dispatchEvent(new KeyboardEvent('keydown', { key: 't', bubbles: true }));
      chart.fixture.detectChanges();
    };
    press();
    expect(chart.all('svg.chart')).toHaveLength(0);
    expect(chart.all('thead th').map((each) => each.textContent)).toEqual(['When', 'Result', 'Could be', 'Expected']);
    expect(chart.all('tbody tr').map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
      ['Autumn 1', '96', '89.4 to 102.6', '100'],
      ['Autumn 2', 'absent', '–', '100'],
      ['Spring 1', '95', '88.4 to 101.6', '100'],
    ]);
    press();
    expect(chart.all('table')).toHaveLength(0);
  });

  it('leaves T with Ctrl to the browser', () => {
    const chart = render(BandChart, leon);
    chart.one('button').dispatchEvent(new KeyboardEvent('keydown', { key: 't', ctrlKey: true, bubbles: true }));
    chart.fixture.detectChanges();
    expect(chart.all('table')).toHaveLength(0);
  });

  it('has axes when it is large', () => {
    const chart = render(BandChart, { ...leon, large: true });
    const texts = chart.all('text').map((each) => each.textContent);
    expect(texts).toEqual(expect.arrayContaining(['Autumn 1', 'Summer 2', 'expected', '81']));
    expect(chart.all('.grid-l').length).toBeGreaterThan(1);
  });

  it('names each step once when it is large', () => {
    const steps = ['WTS', 'EXS', 'GDS'].map((label, value) => ({ value, label }));
    const chart = render(BandChart, { name: 'Writing', points: points([1, 2], null), scale: { steps }, large: true });
    const texts = chart.all('text').map((each) => each.textContent);
    expect(texts.filter((text) => text === 'WTS')).toHaveLength(1);
    expect(chart.one('text.strong').textContent).toBe('GDS');
  });
});
