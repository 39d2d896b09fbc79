import type { CannotTellBecause, Decision, DecisionBecause } from '@headway/domain';
import { impactRow } from '../../../testing/impact';
import { suggestionSentence, suggestionWords } from './decision-words';
import { academicYearOf, pooledOf, rowsOf, subjectsOf, yearsOf } from './filters';
import {
  againstWords,
  costSentence,
  gainWords,
  money,
  perMonthSentence,
  sessionsWords,
  startedSentence,
  underName,
  workedOutWords,
  yearsWords,
} from './row-words';
import { sectionsOf } from './sections';
import { cannotTellWords, monthsWords, underVerdict } from './verdict-words';

describe('what stands under a name', () => {
  it('is the programme where the name does not say it, subject, years and dates', () => {
    expect(underName(impactRow())).toBe('Reading, Years 4 and 5 · 15 Sep to 14 Nov 2025');
    expect(underName(impactRow({ groupName: 'Owls', yearGroups: [4], endsOn: '2026-01-16' }))).toBe(
      'Word reading · Reading, Year 4 · 15 Sep 2025 to 16 Jan 2026',
    );
  });

  it.each([
    [[0], 'Reception'],
    [[-1], 'Nursery 2'],
    [[0, 1], 'Reception and Year 1'],
    [[5, 4], 'Years 4 and 5'],
    [[3, 4, 5, 6], 'Years 3 to 6'],
    [[1, 3, 4], 'Years 1, 3 and 4'],
    [[], ''],
  ])('of year groups %j is "%s"', (years, words) => expect(yearsWords(years)).toBe(words));
});

describe('what can be said, under the verdict', () => {
  it.each([
    ['helped' as const, { effect: 4, lower: 1, upper: 7, orMore: false }, 'about 4 months more (1 to 7)'],
    ['helped' as const, { effect: 12, lower: 9, upper: 12, orMore: true }, 'about 12 or more months more (9 to 12)'],
    ['less-progress' as const, { effect: -3, lower: -5, upper: -1, orMore: false }, 'about 3 months less (5 to 1)'],
    ['no-difference' as const, { effect: 0, lower: -1, upper: 2, orMore: false }, 'between 1 month less and 2 more'],
    ['no-difference' as const, { effect: 0, lower: 0, upper: 0, orMore: false }, 'less than a month either way'],
    ['unclear' as const, { effect: 2, lower: 0, upper: 5, orMore: false }, 'between 0 and 5 months more'],
    ['unclear' as const, { effect: 2, lower: -12, upper: 12, orMore: false }, 'between 12+ months less and 12+ more'],
    ['unclear' as const, { effect: -2, lower: -5, upper: 0, orMore: false }, 'between 0 and 5 months less'],
  ])('for %s %j is "%s"', (verdict, months, words) => expect(monthsWords(verdict, months)).toBe(words));

  it('is what is missing where there are too few or it is too early', () => {
    const none = { months: null, estimate: null };
    expect(underVerdict(impactRow({ verdict: 'too-early', ...none }))).toBe('no result after it yet');
    expect(underVerdict(impactRow({ verdict: 'too-few', participants: 5, ...none }))).toBe('5 pupils; 6 needed');
    expect(underVerdict(impactRow({ verdict: 'too-few', participants: 8, comparators: 9, ...none }))).toBe(
      '9 to compare with; 12 needed',
    );
  });

  it('is the reason where no estimate was possible', () => {
    expect(underVerdict(impactRow({ verdict: 'unclear', months: null, because: 'not-separable' }))).toBe(
      'cannot be said: who was in the group follows from where they started',
    );
    expect(cannotTellWords(null)).toBe('cannot be said');
  });

  it('has another reason for every case', () => {
    const all: CannotTellBecause[] = [
      'no-values',
      'too-few-values',
      'not-finite',
      'no-spread',
      'no-degrees-of-freedom',
      'leverage-one',
      'not-separable',
      'mismatched-lengths',
      'out-of-range',
      'no-reliability',
    ];
    expect(new Set(all.map(cannotTellWords)).size).toBe(all.length);
  });
});

describe('the suggested decision', () => {
  it.each<[Decision | null, string]>([
    ['continue', 'Suggested: continue'],
    ['adapt', 'Suggested: change it'],
    ['stop', 'Suggested: stop'],
    ['run-again', 'Suggested: run it again to learn more'],
    [null, 'Nothing to decide yet'],
  ])('%s is said as "%s"', (decision, words) => expect(suggestionWords(decision)).toBe(words));

  it('gives its reasons and leaves the decision to a person', () => {
    expect(suggestionSentence(impactRow())).toBe(
      'Suggested: continue, because its pupils got further than those who started level and a small hidden difference could have made it. That is for you to decide.',
    );
    expect(suggestionSentence(impactRow({ suggestion: null, suggestionBecause: [] }))).toBe(
      'There is nothing to decide before the results are in.',
    );
  });

  it('has another sentence for every reason', () => {
    const all: DecisionBecause[] = [
      'helped',
      'less-progress',
      'no-difference',
      'unclear',
      'too-few-pupils',
      'few-sessions-had',
      'weak-evidence',
      'fragile',
      'methods-disagree',
    ];
    const said = all.map((because) => suggestionSentence(impactRow({ suggestionBecause: [because] })));
    expect(new Set(said).size).toBe(all.length);
    expect(said.join(' ')).not.toContain('held back');
  });
});

describe('numbers of a row', () => {
  it('say whom the pupils are compared with', () => {
    expect(againstWords(impactRow())).toBe('against 46');
    expect(againstWords(impactRow({ verdict: 'too-early' }))).toBe('no results yet');
    expect(againstWords(impactRow({ verdict: 'too-few', comparators: 0 }))).toBe('against nobody');
  });

  it('say how many who started are counted', () => {
    expect(startedSentence({ started: 11, participants: 11 })).toBe('All 11 pupils who started are counted.');
    expect(startedSentence({ started: 13, participants: 11 })).toBe(
      '11 pupils of the 13 who started are counted: the others have no result at both ends.',
    );
  });

  it('say the sessions had, and that none were planned', () => {
    expect(sessionsWords(0.876)).toBe('88%');
    expect(sessionsWords(null)).toBe('none planned');
  });

  it('name the plain gain beside what was to be expected anyway', () => {
    expect(gainWords({ gain: 0.75, expectedAnyway: 0.41 })).toBe('+0.75 (+0.41 expected anyway)');
    expect(gainWords(null)).toBe('none');
  });

  it('say how old they are', () => {
    const rows = [{ madeAt: '2026-11-02T08:00:00.000Z' }, { madeAt: '2026-11-25T22:10:00.000Z' }];
    expect(workedOutWords(rows)).toBe('Numbers of 25 November 2026');
    expect(workedOutWords([])).toBeNull();
  });
});

describe('cost', () => {
  it('is full and additional apart', () => {
    expect(costSentence({ full: 14_200, additional: 3_800, missing: null, perMonth: null })).toBe(
      '£142 a pupil who started, staff time included. £38 of that was spent in addition.',
    );
    expect(costSentence({ full: 2_790, additional: 0, missing: null, perMonth: null })).toContain(
      'Nothing of that was spent in addition.',
    );
    expect([money(0), money(722), money(14_200)]).toEqual(['£0', '£7.22', '£142']);
  });

  it('is not guessed where a rate is missing', () => {
    expect(costSentence({ full: null, additional: null, missing: 'There is no rate for tutor.', perMonth: null })).toBe(
      'Cost cannot be said. There is no rate for tutor.',
    );
  });

  it.each([
    [{ say: 'range' as const, estimate: 4_000, atBest: 2_400, atWorst: 12_000 }, 'about £40 (£24 to £120)'],
    [
      { say: 'at-best' as const, estimate: 4_000, atBest: 2_400, atWorst: null },
      '£24 at best; there is no upper limit',
    ],
    [{ say: 'cannot-be-said' as const, estimate: null, atBest: null, atWorst: null }, 'cannot be said'],
  ])('of a month of progress %j', (perMonth, words) => expect(perMonthSentence(perMonth)).toContain(words));
});

describe('the rows on screen', () => {
  const rows = [
    impactRow({ groupId: 'a' }),
    impactRow({ groupId: 'b', startsOn: '2024-08-31', subjectName: 'Maths', verdict: 'unclear' }),
    impactRow({ groupId: 'c', startsOn: '2026-09-01', estimate: { effect: 0.5, lower: 0.2, upper: 0.8 } }),
    impactRow({ groupId: 'd', verdict: 'too-early', estimate: null, programmeId: 'programme-2' }),
  ];

  it('can be those of one school year, which turns on 1 September, and of one subject', () => {
    expect(academicYearOf('2099-09-01')).toBe('2099/00');
    expect(yearsOf(rows)).toEqual(['2026/27', '2025/26', '2023/24']);
    expect(subjectsOf(rows)).toEqual(['Maths', 'Reading']);
    expect(rowsOf(rows, '2025/26', 'Reading').map((row) => row.groupId)).toEqual(['a', 'd']);
    expect(rowsOf(rows, '', 'Maths').map((row) => row.groupId)).toEqual(['b']);
  });

  it('stand under what can be said of them, the largest effect first', () => {
    expect(sectionsOf(rows).map(({ title, rows: of }) => [title, of.map((row) => row.groupId)])).toEqual([
      ['Helped', ['c', 'a']],
      ['Cannot say yet', ['b', 'd']],
    ]);
  });

  it('have their programmes named, with the pupils who could be judged', () => {
    const programme = {
      programmeId: 'programme-1',
      groups: 3,
      estimate: { effect: 0.3, lower: 0.1, upper: 0.5 },
      verdict: 'helped' as const,
      months: { effect: 4, lower: 2, upper: 6, orMore: false },
    };
    const list = { rows, programmes: [programme] };
    expect(pooledOf(list, rows)).toMatchObject([{ name: 'Word reading', groups: 3, pupils: 33 }]);
    expect(pooledOf(list, rows.slice(3))).toEqual([]);
  });
});
