import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Api, confirmImportMapping, getImport, type ImportKindDto, listImportKinds } from '@headway/api-client';
import { Subject } from 'rxjs';
import { LiveEvents } from '../../core/live/live-events';
import { Session } from '../../core/session/session';
import { importRun } from '../../../testing/import-run';
import { render, settled } from '../../../testing/render';
import { Import } from './import';

const kinds: ImportKindDto[] = [
  {
    kind: 'results',
    label: 'Results',
    fields: [{ field: 'upn', label: 'UPN' }],
    needed: ['upn'],
    oneOf: [],
    hasSubjects: true,
  },
];

describe('a file on its way in', () => {
  it('takes who presses Check to the sentence that says what came, and again when the check is over', async () => {
    const news = new Subject<ReturnType<typeof importRun>>();
    const uploaded = importRun({ status: 'uploaded', version: 1, counts: null });
    const checking = importRun({ status: 'checking', version: 2, counts: null, done: 0 });
    const invoke = (operation: unknown): Promise<unknown> => {
      if (operation === listImportKinds) return Promise.resolve(kinds);
      if (operation === confirmImportMapping) return Promise.resolve(checking);
      return operation === getImport ? Promise.resolve(uploaded) : Promise.resolve([]);
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: Api, useValue: { invoke } },
        { provide: Session, useValue: { schoolId: () => 7, may: () => true, school: () => null, me: () => null } },
        { provide: LiveEvents, useValue: { follow: () => news } },
      ],
    });
    const page = render(Import, { importId: uploaded.id });
    document.body.append(page.element);
    const settle = async (): Promise<void> => {
      await settled();
      page.fixture.detectChanges();
      await page.fixture.whenStable();
    };
    news.next(uploaded);
    await settle();
    const check = page.one<HTMLButtonElement>('.bar.go .btn.fill');
    check.focus();
    check.click();
    await settle();
    expect(document.activeElement?.textContent).toContain('The file is being checked.');
    news.next(importRun({ status: 'checked', version: 3 }));
    await settle();
    expect(document.activeElement).toBe(page.one('.answer'));
    expect(document.activeElement?.textContent).toContain('Everything in this file is here already');
    page.element.remove();
  });
});
