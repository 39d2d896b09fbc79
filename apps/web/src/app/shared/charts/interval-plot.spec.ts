import { render } from '../../../testing/render';
import { IntervalAxis } from './interval-axis';
import { IntervalPlot } from './interval-plot';

const word = {
  name: 'Word reading',
  interval: { estimate: 0.34, low: 0.08, high: 0.6 },
  verdict: 'helped',
  plainGain: 0.75,
};

describe('the interval plot', () => {
  it('says effect, interval and plain gain, and that the gain is no effect', () => {
    expect(render(IntervalPlot, word).one('svg').getAttribute('aria-label')).toBe(
      'Word reading: effect +0.34 standard deviations, between +0.08 and +0.60. Plain gain +0.75, which is not an effect.',
    );
  });

  it('is filled when the interval is clear of 0', () => {
    const plot = render(IntervalPlot, word);
    expect(plot.all('circle.pt')).toHaveLength(1);
    expect(plot.all('.plain-gain')).toHaveLength(1);
  });

  it('is hollow when the interval holds 0', () => {
    const interval = { estimate: 0.19, low: -0.05, high: 0.43 };
    const plot = render(IntervalPlot, { ...word, interval, verdict: 'unclear' });
    expect(plot.all('circle.ho')).toHaveLength(1);
    expect(plot.all('circle.pt')).toHaveLength(0);
  });

  it('points down for less progress', () => {
    const interval = { estimate: -0.21, low: -0.39, high: -0.03 };
    const plot = render(IntervalPlot, { ...word, interval, verdict: 'less-progress' });
    expect(plot.all('path.pt')).toHaveLength(1);
    expect(plot.one('svg').classList).toContain('ca');
    expect(plot.one('svg').getAttribute('aria-label')).toContain('−0.21');
  });

  it('is dashed when too few sessions happened', () => {
    const plot = render(IntervalPlot, { ...word, verdict: 'few-sessions' });
    expect(plot.one('line.wh').hasAttribute('stroke-dasharray')).toBe(true);
    const helped = render(IntervalPlot, { ...word, fewSessions: true });
    expect(helped.one('line.wh').hasAttribute('stroke-dasharray')).toBe(true);
    expect(helped.all('circle.pt')).toHaveLength(1);
    expect(render(IntervalPlot, word).one('line.wh').hasAttribute('stroke-dasharray')).toBe(false);
  });

  it('refuses in words', () => {
    const plot = render(IntervalPlot, { ...word, interval: null, verdict: 'too-few' });
    expect(plot.text()).toBe('no estimate');
    expect(plot.all('circle')).toHaveLength(0);
  });

  it('ends in an arrow where the interval goes on outside the axis', () => {
    const outside = { estimate: 0.7, low: 0.2, high: 1.4 };
    const plot = render(IntervalPlot, { ...word, interval: outside });
    expect(plot.one('path.wh').getAttribute('d')).toMatch(/v10M351 20l5 5l-5 5$/);
  });

  it('has a head that says which side is which', () => {
    expect(render(IntervalAxis).text()).toContain('← less progress helped →');
  });
});
