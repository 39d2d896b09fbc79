import { ChangeDetectionStrategy, Component } from '@angular/core';
import type { Problem } from '../../core/errors/problem';
import { render } from '../../../testing/render';
import { EmptyState } from './empty-state';
import { ErrorNotice } from './error-notice';
import { ProgressPanel } from './progress-panel';
import { timeLeft } from './time-left';

const problem: Problem = {
  status: 422,
  title: 'The 6 marks you pasted were not saved.',
  detail: 'Autumn marks locked at 16:00 today.',
  kept: 'They are still in the grid.',
  todo: null,
  fields: [],
};

@Component({
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EmptyState],
  template: `<hw-empty-state heading="No groups in Year 3 yet" text="Four pupils need help and have none."
    ><button>New group</button></hw-empty-state
  >`,
})
class NoGroups {}

describe('an error', () => {
  it('says what happened first, then what was kept, and is announced', () => {
    const notice = render(ErrorNotice, { problem });
    expect(notice.one('[role=alert] b').textContent).toBe(problem.title);
    expect(notice.text()).toBe(`${problem.title} ${problem.detail} ${problem.kept}`);
  });
});

describe('nothing to show', () => {
  it('says what is so, why, and offers the next step', () => {
    const empty = render(NoGroups);
    expect(empty.one('h2').textContent).toBe('No groups in Year 3 yet');
    expect(empty.one('p').textContent).toBe('Four pupils need help and have none.');
    expect(empty.one('button').textContent).toBe('New group');
  });
});

describe('long work', () => {
  const inputs = { what: 'Checking rows', done: 684, total: 1812, secondsLeft: 21, stoppable: true };

  it('shows how far it is, how long it takes and that the page can be left', () => {
    const panel = render(ProgressPanel, inputs);
    expect(panel.text()).toContain('Checking rows: 684 of 1,812 about 20 seconds left');
    expect(panel.text()).toContain('You can leave this page.');
    const bar = panel.one('[role=progressbar]');
    expect([bar.getAttribute('aria-valuenow'), bar.getAttribute('aria-valuemax')]).toEqual(['684', '1812']);
  });

  it('can be stopped', () => {
    const panel = render(ProgressPanel, inputs);
    const stopped = jest.fn();
    panel.fixture.componentInstance.stop.subscribe(stopped);
    panel.one('button').click();
    expect(stopped).toHaveBeenCalledTimes(1);
  });

  it('claims no number while nobody knows how much there is', () => {
    const panel = render(ProgressPanel, { what: 'Reading the file', done: 0, total: 0 });
    expect(panel.one('[role=progressbar]').hasAttribute('aria-valuenow')).toBe(false);
    expect(panel.one('b').textContent).toBe('Reading the file');
    expect(panel.all('button')).toHaveLength(0);
  });

  it.each([
    [2, 'a few seconds left'],
    [21, 'about 20 seconds left'],
    [58, 'about a minute left'],
    [200, 'about 3 minutes left'],
  ])('says %s seconds as "%s"', (seconds, words) => expect(timeLeft(seconds)).toBe(words));
});
