import { render } from '../../../testing/render';
import { Segmented } from './segmented';

describe('one choice of a few', () => {
  const inputs = {
    label: 'Show',
    value: 'none',
    segments: [
      { value: 'none', label: 'No help yet', count: 9 },
      { value: 'support', label: 'In support', count: 0 },
      { value: 'all', label: 'All' },
    ],
  };

  it('shows every choice with its count, also a count of nought', () => {
    const filter = render(Segmented, inputs);
    expect(filter.one('[role=group]').getAttribute('aria-label')).toBe('Show');
    expect(filter.all('button').map((button) => button.textContent?.replace(/\s+/g, ' ').trim())).toEqual([
      'No help yet 9',
      'In support 0',
      'All',
    ]);
  });

  it('moves to what is pressed', () => {
    const filter = render(Segmented, inputs);
    filter.all('button')[1]?.click();
    filter.fixture.detectChanges();
    expect(filter.fixture.componentInstance.value()).toBe('support');
    expect(filter.all('button').map((button) => button.getAttribute('aria-pressed'))).toEqual([
      'false',
      'true',
      'false',
    ]);
  });
});
