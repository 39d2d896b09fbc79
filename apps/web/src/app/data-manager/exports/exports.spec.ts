import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { Api, type ExportKindDto } from '@headway/api-client';
import { render, settled } from '../../../testing/render';
import { Session } from '../../core/session/session';
import { Exports } from './exports';

const kinds: ExportKindDto[] = [
  { kind: 'pupils', title: 'Pupils', sentence: 'Everybody on the roll now or before.' },
  { kind: 'scales', title: 'Scales', sentence: 'The scales marks are given on.' },
];

async function open(answer: Promise<ExportKindDto[]>) {
  TestBed.configureTestingModule({
    providers: [
      { provide: Api, useValue: { invoke: () => answer } },
      { provide: Session, useValue: { schoolId: () => 7 } },
    ],
  });
  const page = render(Exports);
  const before = page.text();
  await settled();
  page.fixture.detectChanges();
  return { page, before };
}

describe('files to take away', () => {
  it('says of each what is in it, and offers it as Excel and as CSV', async () => {
    const { page, before } = await open(Promise.resolve(kinds));
    expect(before).toContain('Reading what can be taken away…');
    expect(page.text()).toContain('2 files can be taken away.');
    expect(page.all('h2').map((title) => title.textContent)).toEqual(['Pupils', 'Scales']);
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

  it('says what went wrong when nothing can be read', async () => {
    const { page } = await open(Promise.reject(new HttpErrorResponse({ status: 503, error: {} })));
    expect(page.all('hw-error-notice')).toHaveLength(1);
    expect(page.all('.exports')).toHaveLength(0);
    expect(page.text()).not.toContain('Reading');
  });
});
