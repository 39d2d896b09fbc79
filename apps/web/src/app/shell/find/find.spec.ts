import { Injector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { Router, provideRouter } from '@angular/router';
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

function setUp() {
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  const went = jest.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
  openFind(TestBed.inject(Injector), pages);
  TestBed.tick();
  const box = document.querySelector<HTMLInputElement>('.finder input');
  if (!box) throw new Error('No field to type in.');
  return {
    went,
    box,
    type: (text: string) => {
      box.focus();
      box.value = text;
      box.dispatchEvent(new Event('input'));
      TestBed.tick();
    },
    options: () => [...document.querySelectorAll<HTMLElement>('mat-option')],
  };
}

describe('finding a page', () => {
  afterEach(() => TestBed.inject(MatDialog).closeAll());

  it('goes to the page that was chosen', () => {
    const { type, options, went } = setUp();
    type('imp');
    expect(options().map((option) => option.textContent?.trim())).toEqual(['Impact']);
    options()[0]?.click();
    expect(went).toHaveBeenCalledWith('/impact');
  });

  it('says when nothing has that name', () => {
    const { type } = setUp();
    type('zebra');
    expect(document.querySelector('.finder [role=status]')?.textContent).toContain('Nothing is called “zebra”.');
  });

  it('opens once, however often it is asked for', () => {
    setUp();
    openFind(TestBed.inject(Injector), pages);
    expect(TestBed.inject(MatDialog).openDialogs).toHaveLength(1);
  });
});
