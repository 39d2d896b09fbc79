import type { HomeDto } from '@headway/api-client';
import { homeAnswer as answerOf, termSentence, totalsSentence } from './home-answer';

const shown = (value: number) => ({ value, hidden: null });
const hidden = { value: null, hidden: 'too-small' as const };
const totals = { pupils: shown(420), needHelp: shown(63), inSupport: shown(31), years: [] };

const home = (change: Partial<HomeDto> = {}): HomeDto => ({
  today: '2026-11-26',
  flags: null,
  alerts: null,
  classes: null,
  speed: null,
  collections: null,
  nextWindow: null,
  sessions: null,
  reviews: null,
  imports: null,
  analysis: { run: null, waiting: false },
  totals,
  ...change,
});

const homeAnswer = (of: HomeDto): string => answerOf(of, true);

const flags = {
  noHelp: 5,
  inSupport: 0,
  seen: 0,
  attendance: 0,
  resolved: 0,
  reviewDue: 0,
  dismissed: 0,
  pupilsNeedingHelp: 12,
  pupilsWithoutHelp: 5,
};
const collection = (done: number, total: number, dueOn: string) => ({
  windowId: 20262,
  dueOn,
  subjectId: 1,
  subjectName: 'Reading',
  classId: 'hazel',
  className: '5 Hazel',
  finished: false,
  done,
  total,
});
const session = (startsAt: string, mine: boolean, status: 'planned' | 'held') => ({
  id: startsAt,
  groupId: 'g',
  groupName: 'Word reading',
  startsAt,
  minutes: 20,
  room: null,
  leaderName: null,
  mine,
  status,
  pupils: [],
});

describe('the sentence of the first page', () => {
  it('tells a teacher what marks are due and who has no help', () => {
    const collections = [collection(28, 35, '2026-11-27'), collection(31, 35, '2026-12-04')];
    expect(homeAnswer(home({ flags, collections, sessions: [] }))).toBe(
      '11 marks to give by Fri 27 Nov and 5 pupils who need help and have none.',
    );
  });

  it('asks for marks only whoever gives them', () => {
    const collections = [collection(28, 35, '2026-11-27')];
    expect(answerOf(home({ collections }), false)).toBe('7 marks still to come in by Fri 27 Nov.');
    expect(answerOf(home({ collections }), true)).toBe('7 marks to give by Fri 27 Nov.');
  });

  it('tells a teaching assistant of the sessions they still lead', () => {
    const sessions = [
      session('09:10', true, 'held'),
      session('10:45', true, 'planned'),
      session('11:00', false, 'planned'),
    ];
    expect(homeAnswer(home({ sessions }))).toBe('1 session to lead today, the next at 10:45.');
  });

  it('tells a SENCO of reviews, and says "has" of one pupil', () => {
    const reviews = [{ groupId: 'g', groupName: 'Word reading', reviewOn: '2026-11-20', leaderName: null }];
    expect(homeAnswer(home({ flags: { ...flags, pupilsWithoutHelp: 1 }, reviews, sessions: [] }))).toBe(
      '1 pupil who needs help and has none and 1 group to review.',
    );
  });

  it('tells a data manager of imports', () => {
    const imports = [{ id: '1', fileName: 'marks.csv', status: 'checked', createdAt: '2026-11-26T10:00:00Z' }];
    expect(homeAnswer(home({ imports, collections: [] }))).toBe('1 import to finish.');
  });

  it('says when nothing waits', () => {
    expect(homeAnswer(home({ flags: { ...flags, pupilsWithoutHelp: 0 }, collections: [], sessions: [] }))).toBe(
      'Nothing waits for you today.',
    );
  });

  it('gives governors the numbers, and no sentence from which a hidden one follows', () => {
    expect(homeAnswer(home())).toBe('63 of the 420 pupils need help; 31 of them are getting some.');
    expect(totalsSentence({ ...totals, inSupport: hidden })).toBe('63 of the 420 pupils need help.');
    expect(totalsSentence({ ...totals, needHelp: hidden })).not.toMatch(/\d/);
  });

  it('says where in the half term the school is', () => {
    const halfTerm = { name: 'Autumn 2', code: 'AUT2', week: 4, weeks: 7 };
    expect(termSentence({ halfTerm })).toBe('Week 4 of 7 in Autumn 2');
    expect(termSentence({ halfTerm: { ...halfTerm, week: 7 } })).toBe('Week 7 of 7 in Autumn 2, the last one');
    expect(termSentence({ halfTerm: null })).toBe('School is closed for the holiday.');
  });
});
