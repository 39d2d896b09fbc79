import type { ClassDto, ClassProfileDto } from '@headway/api-client';
import { changeSentence, classesAnswer, profileAnswer, spanWords, yearsWords } from './class-words';

const one = (name: string, over: Partial<ClassDto> = {}): ClassDto => ({
  ...{ id: name, name, kind: 'registration', startYear: 2026, subjectId: null, subjectName: null },
  ...{ yearGroups: [5], pupils: 30, teachers: ['Mrs Hale'], mine: false, endsOn: null },
  ...over,
});
const today = '2026-11-26';
const profile = (over: Partial<ClassProfileDto> = {}): ClassProfileDto => ({
  ...{ id: 'hazel', name: '5 Hazel', kind: 'registration', startYear: 2026, subjectId: null, subjectName: null },
  ...{
    endsOn: null,
    yearStartsOn: '2026-09-01',
    yearEndsOn: '2027-08-31',
    firstDay: '2026-09-03',
    today,
    mine: false,
    mayChange: false,
  },
  ...{ members: [], staff: [], changes: [] },
  ...over,
});

describe('words of classes', () => {
  it('open the list with whose they are, or with what is missing', () => {
    const classes = [one('5 Hazel', { mine: true }), one('Maths 1', { mine: true, kind: 'set' }), one('6 Oak')];
    expect(classesAnswer(classes, 2026, false)).toBe('In 2026/27 you work with 5 Hazel and Maths 1.');
    expect(classesAnswer(classes, 2026, true)).toBe('2026/27 has 2 classes and 1 set. Somebody teaches each of them.');
    const without = [one('5 Hazel', { teachers: [] }), one('Empty', { teachers: [], pupils: 0 })];
    expect(classesAnswer(without, 2026, true)).toBe('2026/27 has 2 classes. Nobody teaches 5 Hazel.');
    expect(classesAnswer([], 2027, true)).toBe('There are no classes in 2027/28 yet.');
  });

  it('say who is in a class now and who teaches it', () => {
    const pupil = { pupilId: 'a', forename: 'A', surname: 'B', yearGroup: 5, startsOn: '2026-09-01', endsOn: null };
    const hale = { staffId: 'h', name: 'Mrs Hale', role: 'teacher' as const, startsOn: '2026-09-01', endsOn: null };
    const gone = { ...hale, name: 'Mr Ode', endsOn: '2026-10-23' };
    expect(profileAnswer(profile({ members: [pupil, { ...pupil, endsOn: '2026-10-01' }], staff: [hale, gone] }))).toBe(
      '1 pupil is in 5 Hazel, taught by Mrs Hale.',
    );
    expect(profileAnswer(profile({ staff: [gone] }))).toBe('Nobody is in 5 Hazel today, and nobody teaches it.');
    expect(profileAnswer(profile({ endsOn: '2026-10-23' }))).toBe('5 Hazel ended on 23 Oct.');
  });

  it.each([
    ['2026-09-01', null, 'all year'],
    ['2026-09-01', '2026-12-18', 'until 18 Dec'],
    ['2026-09-03', null, 'all year'],
    ['2026-11-02', null, 'since 2 Nov'],
    ['2026-11-02', '2026-12-18', 'since 2 Nov, until 18 Dec'],
    ['2027-01-04', null, 'from 4 Jan'],
    ['2026-09-07', '2026-10-23', '7 Sep to 23 Oct'],
  ])('say of %s to %s: %s', (startsOn, endsOn, words) => {
    expect(spanWords({ startsOn, endsOn }, today, '2026-09-03')).toBe(words);
  });

  it.each([
    [[5], 'Year 5'],
    [[5, 6], 'Years 5 and 6'],
    [[7, 8, 9], 'Years 7 to 9'],
    [[0, 1], 'Reception and Year 1'],
    [[], ''],
  ])('name the years %j: %s', (years, words) => {
    expect(yearsWords(years)).toBe(words);
  });

  it('say what was changed', () => {
    const change = { id: 'c', by: 'Mr Osei', at: '2026-11-26T09:00:00Z', undone: false, undoable: true };
    expect(changeSentence({ ...change, kind: 'pupils-added', pupils: 3 })).toBe('Mr Osei added 3 pupils');
    expect(changeSentence({ ...change, kind: 'pupils-moved', pupils: 1 })).toBe(
      'Mr Osei moved 1 pupil to another class',
    );
  });
});
