import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { ActivatedRoute, type Params, provideRouter, Router } from '@angular/router';
import { Api, type ClassDto, type ExportKindDto, listExports, listWindows, type WindowDto } from '@headway/api-client';
import { BehaviorSubject } from 'rxjs';
import { school } from '../../../testing/people';
import { render, settled } from '../../../testing/render';
import { Session } from '../../core/session/session';
import { Exports } from './exports';

const kinds: ExportKindDto[] = [
  {
    ...{ kind: 'pupils', title: 'Pupils', sentence: 'Everybody on the roll now or before.' },
    ...{ takesClass: true, takesWindow: false },
  },
  {
    ...{ kind: 'scales', title: 'Scales', sentence: 'The scales marks are given on.' },
    ...{ takesClass: false, takesWindow: false },
  },
];
const classOf = (id: string, name: string, over: Partial<ClassDto> = {}): ClassDto => ({
  ...{ id, name, kind: 'registration', startYear: 2026, subjectId: null, subjectName: null, yearGroups: [5] },
  ...{ pupils: 30, teachers: [], mine: false, endsOn: null, ...over },
});
const classes = [
  classOf('oak', '5 Oak', { mine: true }),
  classOf('elm', '5 Elm'),
  classOf('old', 'Old set', { mine: true, endsOn: '2026-10-01' }),
];
const windows: WindowDto[] = [
  {
    ...{ id: 20261, startYear: 2026, halfTerm: 'AUT1', kind: 'full', opensOn: '2026-10-01' },
    ...{ dueOn: '2026-10-10', locksOn: '2026-10-18', version: 1, subjects: [] },
  },
];

async function open(answer: Promise<ExportKindDto[]>, over: { params?: Params; manages?: boolean } = {}) {
  const params = new BehaviorSubject<Params>(over.params ?? {});
  const answers = (operation: unknown) =>
    operation === listExports ? answer : Promise.resolve(operation === listWindows ? windows : classes);
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: ActivatedRoute, useValue: { queryParams: params } },
      { provide: Api, useValue: { invoke: answers } },
      { provide: Session, useValue: { schoolId: () => 7, school, can: () => over.manages ?? true } },
    ],
  });
  const page = render(Exports);
  const before = page.text();
  await settled();
  page.fixture.detectChanges();
  return { page, before, params };
}

describe('files to take away', () => {
  it('says of each what is in it, and offers it as Excel and as CSV', async () => {
    const { page, before } = await open(Promise.resolve(kinds));
    expect(before).toContain('Reading what can be taken away…');
    expect(page.text()).toContain('2 files can be taken away.');
    expect(page.all('h2').map((title) => title.textContent?.trim())).toEqual(['Pupils', 'Scales']);
    expect(page.text()).toContain('Everybody on the roll now or before.');
    expect(
      page.all<HTMLAnchorElement>('a[download]').map((link) => [link.textContent, link.getAttribute('href')]),
    ).toEqual([
      ['Excel: Pupils', '/api/v1/schools/7/exports/pupils.xlsx'],
      ['CSV: Pupils', '/api/v1/schools/7/exports/pupils.csv'],
      ['Excel: Scales', '/api/v1/schools/7/exports/scales.xlsx'],
      ['CSV: Scales', '/api/v1/schools/7/exports/scales.csv'],
    ]);
  });

  it('narrows each file to the class in the address, as far as it can be, and says so', async () => {
    const { page } = await open(Promise.resolve(kinds), { params: { class: 'oak' } });
    expect(page.one<HTMLSelectElement>('select').value).toBe('oak');
    expect(page.text()).toContain('Pupils of 5 Oak Everybody on the roll');
    expect(page.text()).toContain('Scales of the whole school The scales');
    expect(page.all<HTMLAnchorElement>('a[download]').map((link) => link.getAttribute('href'))).toEqual([
      '/api/v1/schools/7/exports/pupils.xlsx?classId=oak',
      '/api/v1/schools/7/exports/pupils.csv?classId=oak',
      '/api/v1/schools/7/exports/scales.xlsx',
      '/api/v1/schools/7/exports/scales.csv',
    ]);
  });

  it('keeps a choice in the address', async () => {
    const { page } = await open(Promise.resolve(kinds));
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const [pupils, half] = page.all<HTMLSelectElement>('select');
    if (!pupils || !half) throw new Error('There is nothing to choose from.');
    pupils.value = 'elm';
    pupils.dispatchEvent(new Event('change'));
    half.value = '';
    half.dispatchEvent(new Event('change'));
    expect(navigate.mock.calls.map(([, extras]) => extras?.queryParams)).toEqual([{ class: 'elm' }, { window: null }]);
  });

  it('offers a teacher the own classes, and nobody those that have ended', async () => {
    const names = (page: Awaited<ReturnType<typeof open>>['page']) =>
      [...page.one<HTMLSelectElement>('select').options].map(({ text }) => text.trim());
    expect(names((await open(Promise.resolve(kinds))).page)).toEqual(['All you may see', '5 Oak', '5 Elm']);
    TestBed.resetTestingModule();
    const teacher = await open(Promise.resolve(kinds), { manages: false });
    expect(names(teacher.page)).toEqual(['All you may see', '5 Oak']);
  });

  it('says what went wrong when nothing can be read', async () => {
    const { page } = await open(Promise.reject(new HttpErrorResponse({ status: 503, error: {} })));
    expect(page.all('hw-error-notice')).toHaveLength(1);
    expect(page.all('.exports')).toHaveLength(0);
    expect(page.text()).not.toContain('Reading');
  });
});
