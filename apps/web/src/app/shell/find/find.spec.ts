import { Injector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { Router, provideRouter } from '@angular/router';
import { Api, type FoundPupilDto } from '@headway/api-client';
import { Session } from '../../core/session/session';
import type { NavPage } from '../../navigation';
import { openFind } from './find';

const page = (path: string, title: string): NavPage => ({
  path,
  title,
  needs: null,
  nav: { section: null, icon: 'home', tab: false, question: '' },
  load: () => Promise.reject(new Error('not opened here')),
});
const pages = [page('flags', 'Who needs help'), page('impact', 'Impact')];

const leon: FoundPupilDto = {
  id: 'leon',
  forename: 'Leon',
  surname: 'Achterberg-Nwosu',
  yearGroup: 5,
  className: '5 Hazel',
  leftOn: null,
};

function setUp(maySeePupils = true) {
  const invoke = jest.fn(() => Promise.resolve({ rows: [leon], total: 1 }));
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: Api, useValue: { invoke } },
      { provide: Session, useValue: { can: () => maySeePupils, schoolId: () => 1 } },
    ],
  });
  const went = jest.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
  openFind(TestBed.inject(Injector), pages);
  TestBed.tick();
  const box = document.querySelector<HTMLInputElement>('.finder input');
  if (!box) throw new Error('No field to type in.');
  return {
    went,
    box,
    invoke,
    type: (text: string) => {
      box.focus();
      box.value = text;
      box.dispatchEvent(new Event('input'));
      TestBed.tick();
    },
    /** Lets the pause after typing pass and the answer come. */
    pause: async () => {
      await jest.advanceTimersByTimeAsync(300);
      TestBed.tick();
    },
    options: () => [...document.querySelectorAll<HTMLElement>('mat-option')],
  };
}

describe('finding a page or a pupil', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => {
    TestBed.inject(MatDialog).closeAll();
    jest.useRealTimers();
  });

  it('finds pupils by name, and goes to the one that was chosen', async () => {
    const { type, pause, options, went, invoke } = setUp();
    type('leo');
    await pause();
    expect(invoke).toHaveBeenCalledTimes(1);
    expect(options().map((option) => option.textContent?.replace(/\s+/g, ' ').trim())).toEqual([
      'Leon Achterberg-Nwosu 5 Hazel',
    ]);
    options()[0]?.click();
    expect(went).toHaveBeenCalledWith('/pupils/leon');
  });

  it('asks for no pupil on one letter, or for somebody who may see none', async () => {
    const one = setUp();
    one.type('l');
    await one.pause();
    expect(one.invoke).not.toHaveBeenCalled();
    TestBed.inject(MatDialog).closeAll();
    TestBed.resetTestingModule();
    const governor = setUp(false);
    governor.type('leo');
    await governor.pause();
    expect(governor.invoke).not.toHaveBeenCalled();
    expect(document.querySelector('.finder [role=status]')?.textContent).toContain('Nothing is called “leo”.');
  });

  it('goes to the page that was chosen', () => {
    const { type, options, went } = setUp();
    type('imp');
    expect(options().map((option) => option.textContent?.trim())).toEqual(['Impact']);
    options()[0]?.click();
    expect(went).toHaveBeenCalledWith('/impact');
  });

  it('says when nothing has that name', async () => {
    const { type, pause } = setUp(false);
    type('zebra');
    await pause();
    expect(document.querySelector('.finder [role=status]')?.textContent).toContain('Nothing is called “zebra”.');
  });

  it('opens once, however often it is asked for', () => {
    setUp();
    openFind(TestBed.inject(Injector), pages);
    expect(TestBed.inject(MatDialog).openDialogs).toHaveLength(1);
  });
});
