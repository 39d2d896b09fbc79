import { closedFault, daysOf, formFault, schoolDaysOf, usualForm, yearAnswer } from './year-form';

describe('the dates of a school year', () => {
  it('start from the usual calendar of 190 days', () => {
    const form = usualForm(2026);
    expect(schoolDaysOf(form)).toBe(190);
    expect(form.halfTerms.map((_, i) => daysOf(form, i) ?? 0).reduce((sum, days) => sum + days, 0)).toBe(190);
    expect(yearAnswer(2026, form)).toBe('2026/27 has 190 school days, as most schools in England.');
  });

  it('say how many days more or fewer there are', () => {
    const form = usualForm(2026);
    form.closedOn.push(form.halfTerms[0]?.startsOn ?? '');
    expect(yearAnswer(2026, form)).toBe('2026/27 has 189 school days, 1 fewer than the usual 190.');
  });

  it('name what is wrong before anything is sent', () => {
    const form = usualForm(2026);
    expect(formFault(form)).toBeNull();
    const second = form.halfTerms[1];
    if (second) second.startsOn = '2026-10-01';
    expect(formFault(form)).toBe('AUT2 starts before AUT1 has ended.');
    if (second) second.startsOn = '';
    expect(formFault(form)).toBe('Every half term needs a first and a last day.');
    expect(yearAnswer(2026, form)).toBe('2026/27 is not complete yet.');
    expect(daysOf(form, 1)).toBeNull();
  });

  it('take a closed day only where pupils would come', () => {
    const form = usualForm(2026);
    expect(closedFault(form, '')).toBe('Choose a day.');
    expect(closedFault(form, '2026-11-08')).toMatch(/Saturday or Sunday/);
    expect(closedFault(form, '2026-12-29')).toMatch(/holiday/);
    expect(closedFault(form, '2026-11-06')).toBeNull();
    form.closedOn.push('2026-11-06');
    expect(closedFault(form, '2026-11-06')).toBe('This day is in the list already.');
  });
});
