import { TestBed } from '@angular/core/testing';
import { Api, listClasses, listSubjects } from '@headway/api-client';
import { render, settled } from '../../../testing/render';
import { Session } from '../../core/session/session';
import { RecordModeration } from './record-moderation';

it('asks which subject and class of the window’s year were looked at', async () => {
  const invoke = jest.fn((operation: unknown) =>
    Promise.resolve(
      operation === listSubjects ? [{ id: 1, name: 'Writing' }] : [{ id: 'hazel', name: '5 Hazel', subjectId: null }],
    ),
  );
  TestBed.configureTestingModule({
    providers: [
      { provide: Api, useValue: { invoke } },
      { provide: Session, useValue: { schoolId: () => 7 } },
    ],
  });
  const page = render(RecordModeration, { windowId: 20262 });
  await settled();
  page.fixture.detectChanges();
  expect(page.all('option').map(({ textContent }) => textContent.trim())).toEqual([
    'Choose…',
    'Writing',
    'Choose…',
    '5 Hazel',
  ]);
  expect(invoke).toHaveBeenCalledWith(listClasses, { schoolId: 7, startYear: 2026 });
  expect(page.all('hw-error-notice')).toEqual([]);
});
