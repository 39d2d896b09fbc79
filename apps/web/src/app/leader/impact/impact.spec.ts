import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { HttpErrorResponse } from '@angular/common/http';
import { Api, type ImpactListDto, estimateImpact, getGroupImpact, listImpact } from '@headway/api-client';
import { Subject } from 'rxjs';
import { impactDetail, impactRow } from '../../../testing/impact';
import { render, settled } from '../../../testing/render';
import { LiveEvents } from '../../core/live/live-events';
import { Session } from '../../core/session/session';
import { Impact } from './impact';

const list: ImpactListDto = {
  rows: [
    impactRow(),
    impactRow({
      groupId: 'group-2',
      groupName: 'Number sense',
      programmeId: 'programme-2',
      programmeName: 'Number sense',
      subjectName: 'Maths',
      verdict: 'too-few',
      participants: 5,
      estimate: null,
      months: null,
      because: 'too-few-values',
      shareOfDose: 0.58,
      fewSessionsHad: true,
      suggestion: 'adapt',
      suggestionBecause: ['too-few-pupils', 'few-sessions-had'],
      cost: { full: null, additional: null, missing: 'There is no rate for tutor.', perMonth: null },
    }),
  ],
  programmes: [],
};

function open(rights: readonly string[] = ['analysis.run', 'groups.read'], refuse = false) {
  const lists = new Subject<ImpactListDto>();
  const invoke = jest.fn((call: unknown) => {
    if (call === getGroupImpact) return Promise.resolve(impactDetail());
    if (call === estimateImpact && refuse) return Promise.reject(new HttpErrorResponse({ status: 403, error: {} }));
    return Promise.resolve(call === listImpact ? list : undefined);
  });
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: Api, useValue: { invoke } },
      { provide: LiveEvents, useValue: { follow: () => lists } },
      { provide: Session, useValue: { schoolId: () => 7, can: (right: string) => rights.includes(right) } },
    ],
  });
  const page = render(Impact);
  const refresh = async (): Promise<void> => {
    await settled();
    page.fixture.detectChanges();
  };
  const button = (words: string): HTMLElement => {
    const found = page.all('button').find((one) => one.textContent?.includes(words));
    if (!found) throw new Error(`No button "${words}"`);
    return found;
  };
  return {
    ...page,
    invoke,
    refresh,
    button,
    fails: (error: unknown) => lists.error(error),
    shows: async (now: ImpactListDto) => {
      lists.next(now);
      await refresh();
    },
    press: async (words: string) => {
      button(words).click();
      await refresh();
    },
    key: async (key: string, target: EventTarget = document.body) => {
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      await refresh();
    },
    choose: async (at: number, value: string) => {
      const box = page.all<HTMLSelectElement>('select')[at];
      if (!box) throw new Error('No such choice');
      box.value = value;
      box.dispatchEvent(new Event('change'));
      await refresh();
    },
  };
}

describe('the impact page', () => {
  it('opens with the answer, and groups under what can be said of them', async () => {
    const page = open();
    await page.shows(list);
    expect(page.one('.answer').textContent).toBe('Of two kinds of help, one worked.');
    expect(page.all('.gr').map((row) => row.textContent?.replace(/\s+/g, ' ').trim())).toEqual([
      'Helped 1',
      'Cannot say yet 1',
    ]);
    expect(page.text()).toContain('about 4 months more (1 to 7)');
    expect(page.text()).toContain('5 pupils; 6 needed');
    expect(page.text()).toContain('few sessions had');
    expect(page.text()).toContain('Suggested: continue');
    expect(page.text()).toContain('£38 additional');
    expect(page.text()).toContain('There is no rate for tutor.');
    expect(page.all('.lowd')).toHaveLength(1);
  });

  it('has no column of costs for those who may not see them', async () => {
    const page = open();
    await page.shows({ ...list, rows: list.rows.map((row) => ({ ...row, cost: null })) });
    expect(page.text()).not.toContain('Cost per');
  });

  it('opens a row to who was compared with whom, and closes it again', async () => {
    const page = open();
    await page.shows(list);
    const row = page.button('Word reading');
    expect(row.getAttribute('aria-expanded')).toBe('false');
    await page.press('Word reading');
    expect(page.invoke).toHaveBeenCalledWith(getGroupImpact, { schoolId: 7, groupId: 'group-1' });
    expect(row.getAttribute('aria-expanded')).toBe('true');
    expect(page.all('h3').map((heading) => heading.textContent?.trim())).toEqual([
      'Who was compared with whom',
      'What happened',
      'What it cost',
      'How sure are we?',
      'What now?',
      'Each pupil',
    ]);
    expect(page.text()).toContain('about 5.8 of the 10.7 points would have come anyway');
    await page.press('Word reading');
    expect(page.all('.cmp')).toHaveLength(0);
  });

  it('reads an open row again when its numbers have changed, and not when others have', async () => {
    const page = open();
    await page.shows(list);
    await page.press('Word reading');
    const reads = () => page.invoke.mock.calls.filter(([call]) => call === getGroupImpact).length;
    await page.shows({ ...list, rows: list.rows.map((row) => ({ ...row })) });
    expect(reads()).toBe(1);
    await page.shows({ ...list, rows: list.rows.map((row) => ({ ...row, madeAt: '2026-11-26T09:00:00.000Z' })) });
    expect(reads()).toBe(2);
  });

  it('warns when other ways of working it out disagree', async () => {
    const page = open();
    page.invoke.mockImplementation(() =>
      Promise.resolve(
        impactDetail({
          otherAnswers: {
            matchedPairs: { effect: -0.1, lower: -0.4, upper: 0.2 },
            trueScores: null,
            signsDiffer: true,
          },
        }),
      ),
    );
    await page.shows(list);
    await page.press('Word reading');
    expect(page.one('.warned').textContent).toContain('They point in different ways.');
  });

  it('filters by year and subject, and says when nothing is left', async () => {
    const page = open();
    await page.shows(list);
    await page.choose(1, 'Maths');
    expect(page.one('.answer').textContent).toBe('Whether Number sense worked cannot be said yet.');
    await page.shows({ ...list, rows: list.rows.slice(0, 1) });
    expect(page.one('.emp h2').textContent).toBe('No group in Maths');
    await page.press('Show all');
    expect(page.all('.imp')).toHaveLength(1);
  });

  it('turns into a table on T, but not while somebody types', async () => {
    const page = open();
    await page.shows(list);
    await page.key('t', page.one('select'));
    expect(page.all('.imp-n')).toHaveLength(0);
    await page.key('t');
    expect(page.one('.imp-n').textContent).toContain('+0.75 (+0.41 expected anyway)');
    await page.key('T');
    expect(page.all('.imp')).toHaveLength(1);
  });

  it('works it out again when asked, and says what came of it', async () => {
    const page = open();
    await page.shows(list);
    await page.press('Work it out again');
    expect(page.invoke).toHaveBeenCalledWith(estimateImpact, { schoolId: 7 });
    expect(page.one('.news').textContent).toContain('Being worked out again');
    await page.shows(list);
    expect(page.one('.news').textContent).toContain('Nothing has changed so far');
    await page.shows({ ...list, rows: [impactRow({ madeAt: '2026-11-26T09:00:00.000Z' }), ...list.rows.slice(1)] });
    expect(page.one('.news').textContent).toBe('Worked out again: 1 group changed.');
  });

  it('says when that was refused, and keeps what it shows', async () => {
    const page = open(['analysis.run'], true);
    await page.shows(list);
    await page.press('Work it out again');
    expect(page.one('[role=alert]').textContent).toContain('This is not open to you.');
    expect(page.one('.news').textContent).toBe('');
    expect(page.all('.imp')).toHaveLength(1);
  });

  it('does not offer what somebody may not do', async () => {
    const page = open([]);
    await page.shows({ rows: [], programmes: [] });
    expect(page.text()).not.toContain('Work it out again');
    expect(page.text()).not.toContain('Plan a group');
  });

  it('without groups says what will be here and how to get there', async () => {
    const page = open();
    await page.shows({ rows: [], programmes: [] });
    expect(page.one('.emp h2').textContent).toBe('No group has started yet');
    expect(page.one('.emp a').getAttribute('href')).toBe('/grid');
  });

  it('says when it cannot be read at all', async () => {
    const page = open();
    page.fails(new HttpErrorResponse({ status: 503 }));
    await page.refresh();
    expect(page.one('[role=alert]').textContent).toContain('Headway is starting again.');
  });

  it('shows what a programme’s groups say together over all years, not beside one year’s', async () => {
    const programme = {
      programmeId: 'programme-1',
      groups: 3,
      estimate: { effect: 0.36, lower: 0.25, upper: 0.46 },
      verdict: 'helped' as const,
      months: { effect: 5, lower: 3, upper: 6, orMore: false },
    };
    const page = open();
    await page.shows({ ...list, programmes: [programme] });
    expect(page.text()).toContain('about 5 months more (3 to 6)');
    await page.choose(0, '2025/26');
    expect(page.text()).not.toContain('Programmes, their groups');
  });
});
