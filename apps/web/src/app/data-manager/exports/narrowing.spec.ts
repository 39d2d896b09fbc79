import type { ClassDto, ExportKindDto, WindowDto } from '@headway/api-client';
import { begun, hrefOf, narrowedTo, narrowingIn } from './narrowing';

const oak: ClassDto = {
  id: '0193-oak',
  name: '5 Oak',
  kind: 'registration',
  startYear: 2026,
  subjectId: null,
  subjectName: null,
  yearGroups: [5],
  pupils: 30,
  teachers: [],
  mine: true,
  endsOn: null,
};
const autumn = (id: number, opensOn: string): WindowDto => ({
  ...{ id, startYear: 2026, halfTerm: id % 10 === 1 ? 'AUT1' : 'AUT2', kind: 'full', opensOn },
  ...{ dueOn: '2026-12-10', locksOn: '2026-12-18', version: 1, subjects: [] },
});
const windows = [autumn(20261, '2026-10-01'), autumn(20262, '2026-11-20'), autumn(20263, '2027-01-20')];
const kind = (takesClass: boolean, takesWindow: boolean): ExportKindDto => ({
  ...{ kind: 'marksheet', title: 'Mark sheet', sentence: '' },
  ...{ takesClass, takesWindow },
});
const all = { class: oak, window: windows[1] ?? null };

describe('narrowing what is taken away', () => {
  it('offers the half terms that have begun, newest first', () => {
    expect(begun(windows, '2026-11-26').map(({ id }) => id)).toEqual([20262, 20261]);
  });

  it('is read from the address, where an old link asks for what is there', () => {
    const choices = { classes: [oak], windows };
    expect(narrowingIn({ class: oak.id, window: '20262' }, choices)).toEqual(all);
    expect(narrowingIn({ class: 'gone', window: 'soon' }, choices)).toEqual({ class: null, window: null });
  });

  it('asks for what the kind takes, and says so', () => {
    const path = '/api/v1/schools/7/exports/marksheet.csv';
    expect(hrefOf(7, kind(true, true), 'csv', all)).toBe(`${path}?classId=0193-oak&window=20262`);
    expect(hrefOf(7, kind(true, false), 'csv', all)).toBe(`${path}?classId=0193-oak`);
    expect(hrefOf(7, kind(false, false), 'csv', all)).toBe(path);
    expect(hrefOf(7, kind(true, true), 'csv', { class: null, window: null })).toBe(path);
    expect(narrowedTo(kind(true, true), all)).toBe('of 5 Oak, Autumn 2 2026/27');
    expect(narrowedTo(kind(false, false), all)).toBe('of the whole school');
    expect(narrowedTo(kind(true, false), { ...all, class: null })).toBe('');
  });
});
