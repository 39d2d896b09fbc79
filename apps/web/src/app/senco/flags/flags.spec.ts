import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import {
  Api,
  acknowledgeFlag,
  answerInClass,
  dismissFlag,
  type FlagPageDto,
  type LatestAnalysisDto,
  listFlags,
  reviewAnswer,
  takeBackAnswer,
  undoFlagAct,
} from '@headway/api-client';
import { from } from 'rxjs';
import { flag, flagPage } from '../../../testing/flags';
import { school } from '../../../testing/people';
import { render, settled } from '../../../testing/render';
import { type Follow, LiveEvents } from '../../core/live/live-events';
import { Session } from '../../core/session/session';
import { Undo } from '../../core/undo/undo';
import { answerSentence, checkedSentence, flagsSentence } from './answer';
import { askedIn } from './flag-query';
import { Flags } from './flags';

const run = {
  id: 'r',
  status: 'done' as const,
  done: 38,
  total: 38,
  flagsOpened: 1,
  flagsUpdated: 0,
  flagsResolved: 0,
  kind: 'changes' as const,
  differences: null,
  failure: null,
  startedAt: '2026-11-26T09:59:00Z',
  finishedAt: '2026-11-26T10:00:00Z',
};
const amira = flag({
  id: 'amira-reading',
  pupil: { ...flag().pupil, id: 'amira', forename: 'Amira', surname: 'Haddad', sex: 'F' },
});

describe('the page of flags', () => {
  const asked: unknown[] = [];
  const offered: { message: string; takeBack: () => Promise<void> }[] = [];

  async function open(page: FlagPageDto, analysis: LatestAnalysisDto = { run, waiting: false }, can = true) {
    asked.length = 0;
    offered.length = 0;
    const invoke = (operation: unknown, params: object) => {
      asked.push([operation, params]);
      if (operation === listFlags) return Promise.resolve({ ...page });
      if (operation === answerInClass || operation === reviewAnswer)
        return Promise.resolve({ id: 'answer', version: 1 });
      if (operation === acknowledgeFlag || operation === dismissFlag) {
        return Promise.resolve({ id: flag().id, state: 'acknowledged', version: 2 });
      }
      return Promise.resolve(analysis);
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '**', component: Flags }]),
        { provide: Api, useValue: { invoke } },
        { provide: Session, useValue: { school: signal(school()), schoolId: () => 1, me: signal({}), can: () => can } },
        { provide: LiveEvents, useValue: { follow: <T>({ read }: Follow<T>) => from(read()) } },
        {
          provide: Undo,
          useValue: { offer: (message: string, takeBack: () => Promise<void>) => offered.push({ message, takeBack }) },
        },
      ],
    });
    const shown = render(Flags);
    document.body.append(shown.element);
    await settled();
    shown.fixture.detectChanges();
    return shown;
  }
  const press = async (page: Awaited<ReturnType<typeof open>>, key: string): Promise<void> => {
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    await settled();
    page.fixture.detectChanges();
  };
  afterEach(() => document.querySelectorAll('body > div').forEach((element) => element.remove()));

  it('answers first, counts in the side bar, and has one row a flag', async () => {
    const page = await open(flagPage([flag(), amira]));
    expect(page.one('.answer').textContent).toBe('None of the 2 pupils who need help is getting any.');
    expect(page.one('.lede').textContent).toContain(
      'Checked Thu 26 Nov, 10:00: every result of 38 year groups and subjects.',
    );
    expect(page.all('.nm').map((name) => name.textContent)).toEqual(['Leon Achterberg-Nwosu', 'Amira Haddad']);
  });

  it('moves with J and K from wherever the focus is, and opens with Enter', async () => {
    const page = await open(flagPage([flag(), amira]));
    await press(page, 'j');
    expect(document.activeElement?.id).toBe('flag-leon-reading');
    await press(page, 'j');
    expect(document.activeElement?.id).toBe('flag-amira-reading');
    expect(page.one('#flag-amira-reading').tabIndex).toBe(0);
    expect(page.one('#flag-leon-reading').tabIndex).toBe(-1);
    await press(page, 'Enter');
    expect(page.one('#flag-amira-reading .reasons').textContent).toContain('Slower than level pupils');
    page.one('#flag-amira-reading button').focus();
    await press(page, 'k');
    expect(document.activeElement?.id).toBe('flag-leon-reading');
  });

  it('leaves keys to fields, Enter to buttons, and keys with Ctrl to the browser', async () => {
    const page = await open(flagPage([flag(), amira]));
    page.one('.pick select').focus();
    await press(page, 'j');
    await press(page, 's');
    expect(document.activeElement?.tagName).toBe('SELECT');
    page.one('#flag-leon-reading .link').focus();
    await press(page, 'Enter');
    expect(page.all('.reasons')).toEqual([]);
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 's', ctrlKey: true, bubbles: true }));
    await settled();
    expect(offered).toEqual([]);
  });

  it('goes on to the next row after S, and back to the row when that is undone', async () => {
    const both = flagPage([flag(), amira]);
    const page = await open(both);
    page.one('#flag-leon-reading button').focus();
    both.rows = [amira];
    await press(page, 's');
    expect(page.all('hw-flag-row')).toHaveLength(1);
    expect(document.activeElement?.id).toBe('flag-amira-reading');
    both.rows = [flag(), amira];
    await offered[0]?.takeBack();
    await settled();
    page.fixture.detectChanges();
    expect(document.activeElement?.id).toBe('flag-leon-reading');
  });

  it('acknowledges with S, saying which version was on screen, and offers the way back', async () => {
    const page = await open(flagPage([flag()]));
    page.one('#flag-leon-reading').focus();
    await press(page, 's');
    expect(asked).toContainEqual([acknowledgeFlag, { schoolId: 1, flagId: 'leon-reading', 'If-Match': '"1"' }]);
    expect(offered.map(({ message }) => message)).toEqual(['You have seen Leon Achterberg-Nwosu, Reading']);
    await offered[0]?.takeBack();
    expect(asked).toContainEqual([undoFlagAct, { schoolId: 1, flagId: 'leon-reading', 'If-Match': '"2"' }]);
  });

  it('answers in class with C: from today, looked at again in four weeks, and offers the way back', async () => {
    const page = await open(flagPage([flag()]));
    page.one('#flag-leon-reading').focus();
    await press(page, 'c');
    const form = page.one<HTMLFormElement>('hw-answer-form form');
    form.dispatchEvent(new Event('submit'));
    page.fixture.detectChanges();
    expect(page.one('[role=alert]').textContent).toContain('Say in a few words');
    page.one<HTMLTextAreaElement>('hw-answer-form textarea').value = ' Sits at the front ';
    form.dispatchEvent(new Event('submit'));
    await settled();
    page.fixture.detectChanges();
    expect(asked).toContainEqual([
      answerInClass,
      {
        schoolId: 1,
        flagId: 'leon-reading',
        'If-Match': '"1"',
        body: { what: 'Sits at the front', startsOn: '2026-11-26', reviewOn: '2026-12-24' },
      },
    ]);
    expect(page.all('hw-answer-form')).toEqual([]);
    expect(offered.map(({ message }) => message)).toEqual(['Answered in class: Leon Achterberg-Nwosu, Reading']);
    await offered[0]?.takeBack();
    expect(asked).toContainEqual([takeBackAnswer, { schoolId: 1, answerId: 'answer', 'If-Match': '"1"' }]);
  });

  it('asks how it went once the review is due, and only goes on to a later day', async () => {
    const inClass = {
      id: 'answer',
      version: 3,
      what: 'Sits at the front',
      startsOn: '2026-10-20',
      reviewOn: '2026-11-20',
      by: 'Ms Okafor',
      own: true,
    };
    const page = await open(flagPage([flag({ inClass })]));
    expect(page.one('.acted .st').textContent).toContain('In class, Ms Okafor: review was due 20 Nov');
    page.one('.do button').click();
    page.fixture.detectChanges();
    const [, goOn] = page.all<HTMLInputElement>('hw-review-form input[type=radio]');
    goOn?.dispatchEvent(new Event('change'));
    page.fixture.detectChanges();
    const again = page.one<HTMLInputElement>('hw-review-form input[type=date]');
    const submit = async () => {
      page.one('hw-review-form form').dispatchEvent(new Event('submit'));
      await settled();
      page.fixture.detectChanges();
    };
    again.value = '2026-11-26';
    await submit();
    expect(page.one('[role=alert]').textContent).toContain('a day after today');
    again.value = '2026-12-10';
    await submit();
    expect(asked).toContainEqual([
      reviewAnswer,
      {
        schoolId: 1,
        answerId: 'answer',
        'If-Match': '"3"',
        body: { outcome: 'go-on', reviewOn: '2026-12-10' },
      },
    ]);
  });

  it('counts by class who has nothing yet, and narrows the list to one', async () => {
    const nothingYet = [
      { classId: 'hazel', className: '5 Hazel', pupils: 4 },
      { classId: 'rowan', className: '5 Rowan', pupils: 1 },
    ];
    const page = await open(flagPage([flag()], { nothingYet }));
    expect(page.all('.clstrip button').map((one) => one.textContent?.trim())).toEqual(['5 Hazel 4', '5 Rowan 1']);
    page.one('.clstrip button').click();
    await settled();
    expect(TestBed.inject(Router).url).toBe('/?class=hazel');
  });

  it('folds away who is getting help, and who is flagged for attendance alone', async () => {
    const counts = { ...flagPage([]).counts, pupilsNeedingHelp: 40, pupilsWithoutHelp: 6, reviewDue: 2, attendance: 1 };
    const page = await open(flagPage([flag()], { counts }));
    const folded = page.all('.folded').map((one) => one.textContent?.replace(/\s+/g, ' ').trim());
    expect(folded).toEqual([
      '34 more are getting help. What is done in class was to be looked at by now for 2 flags of theirs. Show who gets help',
      '1 more pupil is flagged for attendance alone. Show them',
    ]);
  });

  it('explains a reason at length, with its words in the glossary', async () => {
    const page = await open(flagPage([flag()]));
    page.one('#flag-leon-reading .nums .link').click();
    page.fixture.detectChanges();
    page.one('.reasons .link').click();
    page.fixture.detectChanges();
    expect(page.one('.explained').textContent).toContain(
      'Is Leon’s latest result in reading below the expected standard?',
    );
    expect(page.all('.why svg.chart')).toHaveLength(1);
    expect(page.all<HTMLAnchorElement>('.why a').map((link) => link.getAttribute('href'))).toEqual([
      '/glossary#expected-standard',
      '/glossary#measurement-error',
    ]);
  });

  it('names a flag about the pupil as a whole by what it is about', async () => {
    const reasons = [
      {
        rule: 'staff-concern',
        version: 1,
        severity: 0.5,
        numbers: { concern: 'c', raisedOn: '2026-11-20', concerns: 1 },
      },
    ];
    const page = await open(
      flagPage([flag({ subjectId: null, subjectName: null, reasons, series: { scale: null, points: [] } })]),
    );
    expect(page.one('.of-subject').textContent).toBe('Concern');
    expect(page.one('.nums').textContent).not.toContain('no result');
    expect(page.all('hw-band-chart')).toEqual([]);
  });

  it('dismisses only with words', async () => {
    const page = await open(flagPage([flag()]));
    page.one('#flag-leon-reading').focus();
    await press(page, 'd');
    const form = page.one<HTMLFormElement>('hw-dismiss-form form');
    form.dispatchEvent(new Event('submit'));
    page.fixture.detectChanges();
    expect(page.one('[role=alert]').textContent).toContain('Say why');
    expect(asked.some((call) => Array.isArray(call) && call[0] === dismissFlag)).toBe(false);
    page.one<HTMLInputElement>('hw-dismiss-form input').value = ' Has new glasses ';
    form.dispatchEvent(new Event('submit'));
    await settled();
    expect(asked).toContainEqual([
      dismissFlag,
      { schoolId: 1, flagId: 'leon-reading', 'If-Match': '"1"', body: { reason: 'Has new glasses' } },
    ]);
  });

  it('says of a flag raised today that it is new', async () => {
    const page = await open(flagPage([flag({ schoolDaysOpen: 0 }), { ...amira, schoolDaysOpen: 1 }]));
    expect(page.all('.acted small').map((days) => days.textContent)).toEqual(['· new today', '· 1 day']);
  });

  it('offers no act to who may only look', async () => {
    const page = await open(flagPage([flag()]), undefined, false);
    expect(page.all('.do a').map((link) => link.textContent)).toEqual(['Whole story']);
    page.one('#flag-leon-reading').focus();
    await press(page, 's');
    expect(offered).toEqual([]);
  });

  it('puts a filter into the address', async () => {
    const page = await open(flagPage([flag()]));
    const select = page.all<HTMLSelectElement>('.pick select')[2];
    if (!select) throw new Error('There is no filter for pupils.');
    select.value = 'sen';
    select.dispatchEvent(new Event('change'));
    await settled();
    expect(TestBed.inject(Router).url).toBe('/?pupils=sen');
  });

  it('says when nobody needs help, and what was checked', async () => {
    const page = await open(flagPage([]));
    expect(page.one('.answer').textContent).toBe('Nobody needs help.');
    expect(page.one('.emp').textContent).toContain('Checked Thu 26 Nov, 10:00');
  });

  it('shows the progress of a running analysis with its counts', async () => {
    const running = { ...run, status: 'running' as const, done: 9, finishedAt: null };
    const page = await open(flagPage([flag()]), { run: running, waiting: false });
    expect(page.one('.runp').textContent).toContain('Looking at all results: 9 of 38');
    expect(page.one<HTMLButtonElement>('.acts button').disabled).toBe(true);
  });
});

describe('its words', () => {
  const counts = (pupilsNeedingHelp: number, pupilsWithoutHelp: number) => ({
    ...flagPage([]).counts,
    pupilsNeedingHelp,
    pupilsWithoutHelp,
  });
  it.each([
    [0, 0, 'Nobody needs help.'],
    [1, 0, 'The one pupil who needs help is getting some.'],
    [1, 1, 'The one pupil who needs help is getting none.'],
    [23, 9, '9 of the 23 pupils who need help are getting none.'],
    [23, 1, '1 of the 23 pupils who need help is getting none.'],
    [23, 0, 'All 23 pupils who need help are getting some.'],
  ])('%i need help, %i have none', (all, without, words) => expect(answerSentence(counts(all, without))).toBe(words));

  it('say how many flags the pupils of the answer have', () => {
    expect(flagsSentence({ ...counts(69, 60), noHelp: 82, inSupport: 3, seen: 0 })).toBe(
      '85 flags for 69 pupils: one for each subject. The numbers below count flags.',
    );
    expect(flagsSentence({ ...counts(0, 0), noHelp: 0 })).toBe('');
  });

  it('say when nothing was checked, or the check failed', () => {
    expect(checkedSentence({ run: { ...run, total: 0 }, waiting: false })).toBe('Checked Thu 26 Nov, 10:00.');
    expect(checkedSentence({ run: null, waiting: false })).toBe('No results have been looked at yet.');
    expect(checkedSentence({ run: { ...run, status: 'failed', failure: 'It stopped.' }, waiting: true })).toBe(
      'The last check did not finish. It stopped.',
    );
  });

  it('leave out of the address what they do not know', () => {
    expect(askedIn({ view: 'nonsense', year: 'five', subject: '2', pupils: 'cats', class: 'hazel' })).toEqual({
      view: 'no-help',
      subjectId: 2,
      classId: 'hazel',
    });
  });
});
