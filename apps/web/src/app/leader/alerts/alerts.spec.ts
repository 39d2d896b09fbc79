import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Api, type AlertDto, type AlertPageDto } from '@headway/api-client';
import { of } from 'rxjs';
import { render, settled } from '../../../testing/render';
import { LiveEvents } from '../../core/live/live-events';
import { NavCounts } from '../../core/page/nav-counts';
import { Session } from '../../core/session/session';
import { Undo } from '../../core/undo/undo';
import { penceOf } from './alert-answer-form';
import { alertNumbers, alertSentence, alertsAnswer, standingOf } from './alert-words';
import { Alerts } from './alerts';

const alert = (change: Partial<AlertDto> = {}): AlertDto => ({
  ...{ id: 'a', version: 1, state: 'open', kind: 'class', groupName: '5 Oak', yearGroup: 5, subjectId: 1 },
  ...{ subjectName: 'Reading', strandOf: null, fromWindowId: 20256, windowId: 20261, yardstick: 'rest-of-year' },
  ...{ change: -0.46, lower: -0.71, upper: -0.21, pupils: 30, others: 28, openedOn: '2026-11-23', schoolDaysOpen: 3 },
  ...{ resolvedOn: null, dismissReason: null, actions: [], mine: true, canUndo: false },
  ...change,
});
const action = {
  ...{ id: 'b', what: 'Teach inference again', ownerId: 's', ownerName: 'Mrs Nakamura', costPence: 12_500 },
  ...{ startsOn: '2026-11-30', reviewOn: '2027-01-20', doneOn: null, reviewNote: null },
};

describe('what is said of an alert', () => {
  it('is one sentence that stands on its own, and its numbers', () => {
    expect(alertSentence(alert())).toBe(
      '5 Oak has made less progress in reading since Summer 2 than the rest of the year group.',
    );
    expect(alertSentence(alert({ kind: 'sub-group', groupName: 'girls' }))).toMatch(/^Girls in Year 5 have made less/);
    expect(alertSentence(alert({ kind: 'year', groupName: null, yardstick: 'expected-standard' }))).toBe(
      'Fewer of Year 5 are at the expected standard in reading than in Summer 2.',
    );
    expect(alertNumbers(alert())).toEqual({
      compared: 'Summer 2 to Autumn 1, the same 30 pupils against 28 others',
      change: '0.46 SD lower, between 0.21 and 0.71',
    });
    const share = alert({ yardstick: 'expected-standard', others: null, change: -0.12, lower: -0.21, upper: -0.03 });
    expect(alertNumbers(share).change).toBe('12 in 100 fewer, between 3 and 21');
  });

  it('says who acts, and that a review is late', () => {
    expect(standingOf(alert(), '2026-11-26').words).toBe('Nobody yet');
    const answered = alert({ state: 'answered', actions: [action] });
    expect(standingOf(answered, '2026-11-26')).toEqual({ mark: 'good', words: 'Mrs Nakamura until 20 Jan' });
    expect(standingOf(answered, '2027-01-20')).toEqual({ mark: 'due', words: 'Mrs Nakamura: review was due 20 Jan' });
  });

  it('answers the page’s question', () => {
    expect(alertsAnswer({ counts: { open: 1, answered: 2 } })).toBe(
      '1 alert waits for an answer; 2 more are being seen to.',
    );
    expect(alertsAnswer({ counts: { open: 0, answered: 1 } })).toBe('The one alert is being seen to.');
    expect(alertsAnswer({ counts: { open: 0, answered: 0 } })).toMatch(/^No year group/);
  });

  it('takes pounds as people write them', () => {
    expect(['£1,250.50', '125', '', 'some', '1.234'].map(penceOf)).toEqual([125_050, 12_500, null, 'wrong', 'wrong']);
  });
});

describe('the page of alerts', () => {
  async function open(page: Partial<AlertPageDto>) {
    const sent: unknown[] = [];
    const full: AlertPageDto = {
      ...{ today: '2026-11-26', rows: [], counts: { open: 1, answered: 0 } },
      ...{ owners: [{ id: 's', name: 'Mrs Nakamura' }], ...page },
    };
    const verdicts = {
      rows: [
        { yearGroup: 5, subjectId: 2, subjectName: 'Writing', because: 'few-values', pupils: 24, told: 0 } as const,
      ],
      cohorts: 6,
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: Session, useValue: { schoolId: () => 1, can: () => true, me: signal({}) } },
        { provide: NavCounts, useValue: { set: () => undefined } },
        { provide: Undo, useValue: { offer: () => undefined } },
        { provide: LiveEvents, useValue: { follow: () => of({ page: full, verdicts }) } },
        {
          provide: Api,
          useValue: {
            invoke: (_operation: unknown, params: Record<string, unknown>) => {
              if ('If-Match' in params) sent.push(params);
              return Promise.resolve('If-Match' in params ? alert({ version: 2 }) : full);
            },
          },
        },
      ],
    });
    const shown = render(Alerts);
    await settled();
    shown.fixture.detectChanges();
    return { shown, sent };
  }

  it('has an alert answered in place, with the version that was seen', async () => {
    const { shown, sent } = await open({ rows: [alert()] });
    const press = (words: string): void => {
      const button = shown.all<HTMLButtonElement>('button').find(({ textContent }) => textContent?.includes(words));
      if (!button) throw new Error(`No button says ${words}.`);
      button.click();
      shown.fixture.detectChanges();
    };
    press('Answer: 5 Oak in reading');
    press('Answer the alert');
    expect(shown.one('.emsg').textContent).toBe('Say in a few words what will be done.');
    shown.one<HTMLTextAreaElement>('textarea').value = 'Teach inference again';
    shown.one<HTMLSelectElement>('select').value = 's';
    shown.one<HTMLInputElement>('input[inputmode=decimal]').value = '125';
    press('Answer the alert');
    expect(sent).toEqual([
      expect.objectContaining({
        ...{ alertId: 'a', 'If-Match': '"1"' },
        body: {
          ...{ what: 'Teach inference again', ownerId: 's', costPence: 12_500 },
          ...{ startsOn: '2026-11-26', reviewOn: '2027-01-07' },
        },
      }),
    ]);
    await settled();
  });

  it('is a table one key away, and says where a change cannot be told', async () => {
    const { shown } = await open({ rows: [alert()] });
    expect(shown.one('hw-level-plot svg').getAttribute('aria-label')).toBe(
      '5 Oak in reading: −0.46 standard deviations, 99 % interval −0.71 to −0.21.',
    );
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 't' }));
    shown.fixture.detectChanges();
    expect(shown.one('table tbody').textContent).toContain('−0.71 to −0.21');
    expect(shown.one('hw-change-told li').textContent).toMatch(/Year 5 writing.*six steps or fewer/);
  });
});
