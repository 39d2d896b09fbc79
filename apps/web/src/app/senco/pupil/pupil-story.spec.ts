import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { PupilStoryDto } from '@headway/api-client';
import { flag } from '../../../testing/flags';
import { render } from '../../../testing/render';
import { PupilStory } from './pupil-story';
import { answerSentence, ledeSentences } from './pupil-words';
import { spanChoices, within } from './story-span';
import { drawTimeLine } from './time-line-drawing';
import { timeLineTable } from './time-line-table';

const term = (windowId: number, startsOn: string, endsOn: string) => ({ windowId, startsOn, endsOn, dueOn: null });
const leonsFlag = flag();

const leon: PupilStoryDto = {
  id: 'leon',
  upn: 'T999900119001',
  forename: 'Leon',
  surname: 'Achterberg-Nwosu',
  sex: 'M',
  dateOfBirth: '2017-03-14',
  yearGroup: 5,
  entryDate: null,
  leavingDate: null,
  today: '2026-11-26',
  classes: [{ name: '5 Hazel', kind: 'registration', startsOn: '2026-09-01', endsOn: null, teachers: ['Ms Okafor'] }],
  characteristics: [{ kind: 'sen', value: 'K', since: '2025-09-01' }],
  halfTerms: [
    term(20254, '2026-02-23', '2026-03-27'),
    term(20256, '2026-06-01', '2026-07-20'),
    term(20261, '2026-09-03', '2026-10-23'),
    term(20262, '2026-11-02', '2026-12-18'),
  ],
  subjects: [
    { subjectId: 1, subjectName: 'Reading', ...leonsFlag.series },
    {
      subjectId: 2,
      subjectName: 'Maths',
      scale: leonsFlag.series.scale,
      points: [{ windowId: 20262, value: null, code: 'A', error: null, errorAssumed: false, expected: null }],
    },
  ],
  help: [
    {
      placementId: 'p',
      groupId: 'g',
      groupName: 'Phonics catch-up',
      programmeName: 'Phonics catch-up',
      subjectName: 'Reading',
      leaderName: 'Mrs Sandhu',
      startsOn: '2026-04-20',
      endsOn: '2026-07-10',
      groupEndsOn: '2026-07-10',
      reviewOn: '2026-07-10',
      exitReason: 'group-ended',
      planned: 24,
      due: 24,
      had: 12,
    },
  ],
  attendance: [{ windowId: 20261, possible: 70, attended: 61 }],
  flags: [
    {
      id: leonsFlag.id,
      version: 1,
      state: 'open',
      subjectId: 1,
      subjectName: 'Reading',
      reasons: leonsFlag.reasons,
      need: 52,
      needParts: leonsFlag.needParts,
      openedOn: '2026-11-16',
      schoolDaysOpen: 7,
      resolvedOn: null,
      acknowledgedBy: 'Ms Okafor',
      names: {},
      answers: [],
      history: [
        { kind: 'opened', at: '2026-11-16T10:00:00Z', by: null, words: null },
        { kind: 'acknowledged', at: '2026-11-17T10:00:00Z', by: 'Ms Okafor', words: null },
      ],
    },
  ],
};

describe('the words of a pupil’s page', () => {
  it('say what there is to know, and that it is only there', () => {
    expect(answerSentence(leon)).toBe(
      'Leon has made less progress in reading than pupils who started level with him, and only in reading.',
    );
    expect(ledeSentences(leon)).toEqual(['He has had no help since 10 July 2026.']);
  });

  it.each([
    [{ flags: [] }, 'Nothing in Leon’s results needs somebody to act.'],
    [{ flags: null }, 'Leon Achterberg-Nwosu: results, help and attendance.'],
    [{ leavingDate: '2026-07-20' }, 'Leon left on 20 July 2026.'],
  ])('fit who looks and what is so', (change, words) => expect(answerSentence({ ...leon, ...change })).toBe(words));

  it('name the group a pupil is in now', () => {
    const help =
      leon.help?.map((one) => ({ ...one, endsOn: null, groupEndsOn: '2026-12-18', startsOn: '2026-11-30' })) ?? [];
    expect(ledeSentences({ ...leon, today: '2026-12-01', help })).toEqual(['He is in Phonics catch-up since 30 Nov.']);
    expect(ledeSentences({ ...leon, help: [] })).toEqual(['He has had no extra help here.']);
    expect(ledeSentences({ ...leon, help: null })).toEqual([]);
  });
});

describe('the time line', () => {
  it('has a lane for each subject, help filled by the sessions had, and bars of what was missed', () => {
    const drawing = drawTimeLine(leon);
    expect(drawing.subjects.map(({ name, values }) => [name, values])).toEqual([
      ['Reading', ['94', '88', '81']],
      ['Maths', []],
    ]);
    const [bar] = drawing.help?.bars ?? [];
    expect(bar?.had).toBeCloseTo((bar?.width ?? 0) / 2);
    expect(bar?.sessions).toBe('12 of 24 sessions');
    expect(drawing.attendance?.bars.map(({ percent, persistent }) => [percent, persistent])).toEqual([[13, true]]);
  });

  it('keeps time in order: results from left to right, today inside the axis', () => {
    const { axis, subjects } = drawTimeLine(leon);
    const places = subjects[0]?.drawing.marks.map(({ x }) => x) ?? [];
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(axis.at(axis.today)).toBeGreaterThan(150);
    expect(axis.at(axis.today)).toBeLessThanOrEqual(1046);
    expect(axis.years.map(({ year, className }) => [year, className])).toEqual([
      ['Year 4', ''],
      ['Year 5', '5 Hazel, Ms Okafor'],
    ]);
  });

  it('names the expected standard at the end of its line', () => {
    expect(
      drawTimeLine(leon)
        .subjects[0]?.labels.map(({ text }) => text)
        .sort(),
    ).toEqual(['81', '85 expected']);
  });

  it('can be cut to this year', () => {
    expect(spanChoices(leon).map(({ label }) => label)).toEqual(['This year', 'Since Year 4']);
    const year = within(leon, 'year');
    expect(year.halfTerms.map(({ windowId }) => windowId)).toEqual([20261, 20262]);
    expect(year.help).toEqual([]);
    expect(within(leon, 'all')).toBe(leon);
  });

  it('says the same as a table, a row for each half term', () => {
    const { columns, rows } = timeLineTable(leon);
    expect(columns).toEqual(['Half term', 'Reading', 'Maths', 'Help', 'Sessions missed']);
    expect(rows).toEqual([
      ['Spring 2 2025/26', '94 (± 7.7)', '–', '–', '–'],
      ['Summer 2 2025/26', '88 (± 7.7)', '–', 'Phonics catch-up', '–'],
      ['Autumn 1 2026/27', '–', '–', '–', '9 of 70 (13%)'],
      ['Autumn 2 2026/27', '81 (± 7.7)', 'absent', '–', '–'],
    ]);
  });
});

describe('a pupil’s page', () => {
  const open = (story: PupilStoryDto) => {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    return render(PupilStory, { story, mayPlace: true });
  };

  it('shows the picture, and the table instead on T', () => {
    const page = open(leon);
    page.one('.scroll-x').dispatchEvent(new KeyboardEvent('keydown', { key: 't', bubbles: true }));
    page.fixture.detectChanges();
    expect(page.one('hw-time-line table caption').textContent?.trim()).toBe('Time line of Leon Achterberg-Nwosu');
    expect(page.all('hw-time-line svg')).toEqual([]);
  });

  it('tells what was tried, what happened, and full words for what is known', () => {
    const page = open(leon);
    expect(page.one('.tried tbody').textContent).toContain('12 of 24');
    expect(page.all('.news p').map((line) => line.textContent)).toEqual(['Seen by Ms Okafor', 'Flag raised']);
    expect(page.one('.facts').textContent).toContain('SEN support');
    expect(page.one('.acts a').textContent?.trim()).toBe('Put in a group');
  });

  it('leaves out what this person may not see', () => {
    const page = open({ ...leon, flags: null, help: null });
    expect(page.all('.three section')).toEqual([]);
  });
});
