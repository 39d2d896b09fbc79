import { TestBed } from '@angular/core/testing';
import { Api, type ClassProfileDto } from '@headway/api-client';
import { render, settled } from '../../../testing/render';
import { Session } from '../../core/session/session';
import { Undo } from '../../core/undo/undo';
import { ClassActs } from './class-acts';
import { ClassStaff } from './class-staff';

const of: ClassProfileDto = {
  ...{ id: 'hazel', name: '5 Hazel', kind: 'registration', startYear: 2026, subjectId: null, subjectName: null },
  ...{ endsOn: null, yearStartsOn: '2026-09-01', yearEndsOn: '2027-08-31', firstDay: '2026-09-03' },
  ...{ today: '2026-11-26', mine: false, mayChange: true, members: [], changes: [] },
  staff: [{ staffId: 'hale', name: 'Mrs Hale', role: 'teacher', startsOn: '2026-09-01', endsOn: null }],
};

function open() {
  const choices = { years: [2026], subjects: [], staff: [{ staffId: 'ode', name: 'Mr Ode', jobTitle: null }] };
  const invoke = jest.fn((_operation: unknown, given: { body?: unknown }) =>
    Promise.resolve(given.body ? { changeId: 'change', pupils: 0 } : choices),
  );
  const offer = jest.fn();
  TestBed.configureTestingModule({
    providers: [
      ClassActs,
      { provide: Api, useValue: { invoke } },
      { provide: Session, useValue: { schoolId: () => 1 } },
      { provide: Undo, useValue: { offer } },
    ],
  });
  const part = render(ClassStaff, { of });
  const press = async (name: string): Promise<void> => {
    part
      .all('button')
      .find((button) => button.textContent?.includes(name))
      ?.click();
    await settled();
    part.fixture.detectChanges();
  };
  const choose = (place: number, value: string): void => {
    const field = part.all<HTMLInputElement | HTMLSelectElement>('form select, form input')[place];
    if (field) field.value = value;
  };
  return { part, press, choose, invoke, offer };
}

describe('who teaches a class', () => {
  it('asks for a person, and of a cover teacher for the last day, before anything is sent', async () => {
    const { part, press, choose, invoke, offer } = open();
    await press('Add an adult');
    await press('Covers until a day');
    const asked = invoke.mock.calls.length;
    part.one<HTMLFormElement>('form').requestSubmit();
    part.fixture.detectChanges();
    expect(part.text()).toContain('Choose a person.');
    choose(0, 'ode');
    part.one<HTMLFormElement>('form').requestSubmit();
    part.fixture.detectChanges();
    expect(part.text()).toContain('Give the last day of the cover.');
    expect(invoke).toHaveBeenCalledTimes(asked);
    choose(2, '2026-12-18');
    part.one<HTMLFormElement>('form').requestSubmit();
    await settled();
    expect(invoke.mock.lastCall?.[1]).toMatchObject({
      body: { staffId: 'ode', role: 'cover', from: '2026-11-26', to: '2026-12-18' },
    });
    expect(offer).toHaveBeenCalledWith('Mr Ode covers from 26 Nov', expect.any(Function));
  });

  it('offers nobody who may not change it a way to', () => {
    TestBed.resetTestingModule();
    const { part } = open();
    part.fixture.componentRef.setInput('of', { ...of, mayChange: false });
    part.fixture.detectChanges();
    expect(part.text()).toContain('Mrs Hale teaches all year');
    expect(part.all('button')).toEqual([]);
  });
});
