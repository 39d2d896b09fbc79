import { BreakpointObserver } from '@angular/cdk/layout';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { ActivatedRoute, convertToParamMap, provideRouter } from '@angular/router';
import { Api } from '@headway/api-client';
import { Subject, of } from 'rxjs';
import { READING, exampleSheet, standing, unsent } from '../../../testing/mark-sheet';
import { type Rendered, render, settled } from '../../../testing/render';
import { Connection } from '../../core/device/connection';
import { LiveEvents } from '../../core/live/live-events';
import { keyOf } from '../../core/offline/cell-key';
import type { MarkSheetDto, SaveOutcome, UnsentMark } from '../../core/offline/mark-types';
import { type SendState, SendMarks } from '../../core/offline/send-marks';
import { SheetOnDevice } from '../../core/offline/sheet-on-device';
import { UnsentMarks } from '../../core/offline/unsent-marks';
import { Session } from '../../core/session/session';
import { Undo } from '../../core/undo/undo';
import { Marks } from './marks';

interface Opened extends Rendered<Marks> {
  readonly put: jest.Mock<Promise<void>, [readonly UnsentMark[]]>;
  readonly drop: jest.Mock;
  readonly offers: { message: string; takeBack: () => Promise<void> }[];
  readonly kept: ReturnType<typeof signal<readonly UnsentMark[]>>;
  answer(outcome: Partial<SaveOutcome>): void;
  /** Somebody else's change is announced: the sheet is read again. */
  arrive(sheet: MarkSheetDto): Promise<void>;
  cell(row: number, column?: number): HTMLElement;
  /** A key on whatever has the focus. */
  press(key: string, over?: KeyboardEventInit): void;
  /** A text typed a key at a time into the field that the first key opens. */
  type(text: string): void;
  paste(text: string): Promise<void>;
  shows(): (string | undefined)[];
  last(): readonly UnsentMark[];
}

async function open(first = exampleSheet(), { narrow = false, state = 'idle' as SendState } = {}): Promise<Opened> {
  const kept = signal<readonly UnsentMark[]>([]);
  const answers = new Subject<readonly SaveOutcome[]>();
  const offers: Opened['offers'] = [];
  const put = jest.fn((marks: readonly UnsentMark[]) => {
    kept.update((before) => [...before.filter((mark) => !marks.some((m) => keyOf(m) === keyOf(mark))), ...marks]);
    return Promise.resolve();
  });
  const drop = jest.fn((cells: readonly UnsentMark[]) => {
    kept.update((before) => before.filter((mark) => !cells.some((cell) => keyOf(cell) === keyOf(mark))));
    return Promise.resolve();
  });
  let sheet = first;
  let read: () => Promise<unknown> = () => Promise.resolve();
  const route = { paramMap: of(convertToParamMap({ classId: 'hazel' })), queryParamMap: of(convertToParamMap({})) };
  TestBed.configureTestingModule({
    providers: [
      { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
      { provide: Api, useValue: { invoke: () => Promise.resolve(sheet) } },
      provideRouter([]),
      { provide: ActivatedRoute, useValue: route },
      { provide: BreakpointObserver, useValue: { observe: () => of({ matches: narrow }) } },
      { provide: Connection, useValue: { online: signal(true) } },
      {
        provide: LiveEvents,
        useValue: {
          follow: (what: { read: () => Promise<unknown> }) => {
            read = what.read;
            void read();
            return new Subject();
          },
        },
      },
      { provide: UnsentMarks, useValue: { marks: kept, put, drop, storedOnDevice: signal(true) } },
      { provide: SendMarks, useValue: { state: signal(state), answers, send: jest.fn() } },
      { provide: SheetOnDevice, useValue: { keep: () => Promise.resolve(), read: () => Promise.resolve(null) } },
      {
        provide: Session,
        useValue: {
          schoolId: () => 1,
          school: () => ({ today: '2026-11-26' }),
          me: () => ({ displayName: 'Ms O' }),
          can: () => true,
        },
      },
      {
        provide: Undo,
        useValue: { offer: (message: string, takeBack: () => Promise<void>) => offers.push({ message, takeBack }) },
      },
    ],
  });
  Element.prototype.scrollIntoView = jest.fn();
  const page = render(Marks);
  document.body.append(page.element);
  await settled();
  page.fixture.detectChanges();

  const focused = () => document.activeElement ?? document.body;
  const press = (key: string, over: KeyboardEventInit = {}) => {
    focused().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...over }));
    page.fixture.detectChanges();
  };
  return {
    ...page,
    put,
    drop,
    offers,
    kept,
    press,
    answer: (outcome) => {
      const { pupilId, subjectId, windowId } = unsent();
      answers.next([{ pupilId, subjectId, windowId, state: 'saved', message: null, now: null, ...outcome }]);
      page.fixture.detectChanges();
    },
    arrive: async (next) => {
      sheet = next;
      await read();
      page.fixture.detectChanges();
    },
    cell: (row, column = 0) => page.one(`tr[aria-rowindex="${row + 2}"] > td[aria-colindex="${column + 2}"]`),
    type: (text) => {
      const [key = '', ...others] = text;
      press(key);
      const input = page.one<HTMLInputElement>('input.mg-type');
      expect(document.activeElement).toBe(input);
      input.value += others.join('');
    },
    paste: async (text) => {
      const event = new Event('paste', { bubbles: true, cancelable: true });
      Object.defineProperty(event, 'clipboardData', { value: { getData: () => text } });
      focused().dispatchEvent(event);
      await settled();
      page.fixture.detectChanges();
    },
    shows: () => page.all('td[role=gridcell]').map((cell) => cell.textContent?.trim()),
    last: () => put.mock.calls.at(-1)?.[0] ?? [],
  };
}

afterEach(() => document.body.replaceChildren());

describe('the mark grid', () => {
  it('is a grid with named rows and columns, and one cell that Tab reaches', async () => {
    const page = await open();
    const grid = page.one('[role=grid]');
    expect(grid.getAttribute('aria-label')).toBe('Marks of 5 Hazel, Autumn 2');
    expect([grid.getAttribute('aria-rowcount'), grid.getAttribute('aria-colcount')]).toEqual(['4', '3']);
    expect(page.all('tbody th[scope=row]')).toHaveLength(3);
    expect(page.all('td[tabindex="0"]')).toEqual([page.cell(0)]);
    expect(page.cell(0).getAttribute('aria-label')).toBe('99, Summer 2 97, expected 96');
    expect(page.cell(1).getAttribute('aria-label')).toBe('empty, Summer 2 97, expected 96');
  });

  it('writes what is typed and goes down with Enter, without waiting for anybody', async () => {
    const page = await open();
    page.cell(0).focus();
    page.type('104');
    page.press('Enter');
    expect(page.last()).toMatchObject([{ pupilId: 'ash', mark: '104', previous: { value: 99, code: null } }]);
    expect(document.activeElement).toBe(page.cell(1));
    page.type('a');
    page.press('Enter');
    expect(page.last()).toMatchObject([{ pupilId: 'birch', mark: 'A', previous: { value: null, code: null } }]);
    expect(page.shows()).toEqual(['104', '', 'A', '', '', '']);
    expect(page.cell(0).classList).toContain('sending');
  });

  it('gives a typed text up with Escape, and takes marks away with Delete', async () => {
    const page = await open();
    page.cell(0).focus();
    page.type('1');
    page.press('Escape');
    expect(page.put).not.toHaveBeenCalled();
    expect(page.shows()[0]).toBe('99');
    page.press('Delete');
    expect(page.last()).toMatchObject([{ pupilId: 'ash', mark: '' }]);
    expect(page.shows()[0]).toBe('');
  });

  it('keeps what is no mark, and says why', async () => {
    const page = await open();
    page.cell(1).focus();
    page.type('1040');
    page.press('Enter');
    expect(page.last()).toMatchObject([{ mark: '1040', refused: { state: 'invalid' } }]);
    expect(page.cell(1).getAttribute('aria-invalid')).toBe('true');
    expect(page.cell(1).getAttribute('aria-label')).toContain('1040 is outside the scale');
    expect(page.text()).toContain('1 mark was not saved: Ben Birch, reading');
  });

  it('takes its own changes back and does them again', async () => {
    const page = await open();
    page.cell(0).focus();
    page.type('104');
    page.press('Enter');
    page.press('z', { ctrlKey: true });
    expect(page.shows()[0]).toBe('99');
    expect(document.activeElement).toBe(page.cell(0));
    page.press('y', { ctrlKey: true });
    expect(page.shows()[0]).toBe('104');
  });

  it('fills a selection down, with the way back', async () => {
    const page = await open();
    page.cell(0).focus();
    page.press('ArrowDown', { shiftKey: true });
    page.press('ArrowDown', { shiftKey: true });
    expect(page.all('[aria-selected=true]')).toHaveLength(3);
    page.press('d', { ctrlKey: true });
    expect(page.shows()).toEqual(['99', '', '99', '', '99', '']);
    expect(page.offers.at(-1)?.message).toBe('2 marks filled down');
    await page.offers.at(-1)?.takeBack();
    page.fixture.detectChanges();
    expect(page.shows()).toEqual(['99', '', '', '', '', '']);
  });

  it('pastes a block that fits at once', async () => {
    const page = await open();
    page.cell(0).focus();
    await page.paste('98\texs\r\n97\tw\r\n96\tGDS\r\n');
    expect(page.shows()).toEqual(['98', 'EXS', '97', 'WTS', '96', 'GDS']);
    expect(page.put).toHaveBeenCalledTimes(1);
    expect(page.offers.at(-1)?.message).toBe('6 marks pasted, 1 of them over another mark');
  });

  it('asks before it pastes a block that does not fit, and pastes what fits', async () => {
    const page = await open();
    page.cell(1).focus();
    await page.paste('1040\n97\n96\n');
    const dialog = document.querySelector('hw-paste-preview');
    expect(dialog?.textContent).toContain('Ben Birch, reading');
    expect(dialog?.textContent).toContain('There is no pupil left for it.');
    expect(page.put).not.toHaveBeenCalled();
    const paste = [...(dialog?.querySelectorAll('button') ?? [])].find((button) =>
      /Paste the 1/.test(button.textContent ?? ''),
    );
    paste?.click();
    await settled();
    await settled();
    page.fixture.detectChanges();
    expect(page.shows()).toEqual(['99', '', '', '', '97', '']);
  });

  it('takes a mark that is being typed when its comment is asked for', async () => {
    const page = await open();
    page.cell(1).focus();
    page.type('98');
    page.press('F2', { shiftKey: true });
    expect(page.last()).toMatchObject([{ pupilId: 'birch', mark: '98' }]);
    expect(page.all('input.mg-type')).toEqual([]);
  });

  it('shows both marks of a conflict, and keeps or takes', async () => {
    const page = await open();
    const theirs = { ...standing('101'), by: 'Mr Hale' };
    const refused = { state: 'conflict', message: 'Mr Hale typed 101.', now: theirs } as const;
    page.kept.set([unsent({ mark: '104', previous: { value: 99, code: null }, refused })]);
    page.fixture.detectChanges();
    page.cell(0).focus();
    page.fixture.detectChanges();
    const panel = () => document.querySelector('hw-cell-trouble');
    expect(panel()?.textContent?.replace(/\s+/g, ' ')).toContain('Two marks for Ada’s reading');
    page.press('Enter');
    expect(document.activeElement?.textContent).toBe('Keep 104');
    (document.activeElement as HTMLElement).click();
    page.fixture.detectChanges();
    expect(page.last()).toMatchObject([{ mark: '104', previous: { value: 101, code: null } }]);
    expect(page.last()[0]?.refused).toBeUndefined();
    expect(document.activeElement).toBe(page.cell(0));

    page.kept.set([unsent({ mark: '104', refused })]);
    page.fixture.detectChanges();
    const take = [...(panel()?.querySelectorAll('button') ?? [])].find(({ textContent }) =>
      textContent?.includes('Take 101'),
    );
    take?.click();
    expect(page.drop).toHaveBeenCalledTimes(1);
  });

  it('shows what somebody else saved, but not in the cell that is typed in', async () => {
    const page = await open();
    page.cell(1).focus();
    page.type('9');
    const [ash, ...others] = exampleSheet().cells;
    const cells = [{ ...ash, mark: standing('88') } as NonNullable<typeof ash>].concat(
      others.map((cell) =>
        cell.pupilId === 'birch' && cell.subjectId === READING ? { ...cell, mark: standing('120') } : cell,
      ),
    );
    await page.arrive(exampleSheet({ cells }));
    expect(page.shows()[0]).toBe('88');
    const input = page.one<HTMLInputElement>('input.mg-type');
    expect(input.value).toBe('9');
    input.value = '98';
    page.press('Enter');
    // It stands against what was there when typing began: the server finds the two marks.
    expect(page.last()).toMatchObject([{ pupilId: 'birch', mark: '98', previous: { value: null, code: null } }]);
  });

  it('keeps an answer that is newer than the sheet that was being read', async () => {
    const page = await open();
    page.answer({ pupilId: 'birch', now: standing('101') });
    expect(page.shows()[2]).toBe('101');
  });

  it('counts what is left, and goes to the next empty cell', async () => {
    const page = await open();
    expect(page.text()).toContain('Reading 1 of 3');
    expect(page.text()).toContain('5 marks left · due tomorrow, Friday 27 November');
    page.cell(0).focus();
    page.press('ArrowDown', { ctrlKey: true });
    expect(document.activeElement).toBe(page.cell(1));
  });

  it('says what the parts of subjects wait for, which have no column here, with the way there', async () => {
    const page = await open(exampleSheet({ partsLeft: [{ subjectId: READING, name: 'Reading', left: 30 }] }));
    expect(page.text()).toContain('5 marks left');
    const link = page.one<HTMLAnchorElement>('.dues a');
    expect(link.textContent?.trim()).toBe('30 more in the parts of reading');
    expect(link.getAttribute('href')).toBe(`/classes/hazel/marks?windowId=20262&subjectId=${READING}`);
  });

  it('shows some pupils only, and leaves a row where it is while it is filled', async () => {
    const page = await open();
    page
      .all('.seg button')
      .find(({ textContent }) => textContent?.includes('Flagged'))
      ?.click();
    page.fixture.detectChanges();
    expect(page.all('tbody tr')).toHaveLength(1);
    expect(page.one('tbody th').textContent).toContain('Birch');
  });

  it('cannot be written in when the window is locked', async () => {
    const page = await open(
      exampleSheet({ locked: true, canWrite: false, lockedWhy: 'Autumn 1 locked on 2 October.' }),
    );
    page.cell(0).focus();
    page.press('9');
    page.press('Delete');
    expect(page.all('input.mg-type')).toHaveLength(0);
    expect(page.put).not.toHaveBeenCalled();
    expect(page.text()).toContain('Autumn 1 locked on 2 October.');
  });

  it('folds pupils away whom a short check does not ask for', async () => {
    const pupils = exampleSheet().pupils.map((pupil) => ({ ...pupil, asked: pupil.pupilId === 'birch' }));
    const page = await open(exampleSheet({ pupils, windowKind: 'short' }));
    expect(page.all('tbody tr')).toHaveLength(1);
    expect(page.text()).toContain('2 not asked for a mark');
    page
      .all('button')
      .find(({ textContent }) => textContent?.includes('Show them'))
      ?.click();
    page.fixture.detectChanges();
    expect(page.all('tbody tr')).toHaveLength(3);
  });
});

describe('one pupil at a time', () => {
  it('has a field for each subject, and goes on to the next pupil', async () => {
    const page = await open(exampleSheet(), { narrow: true });
    expect(page.one('h2').textContent).toBe('Ada Ash');
    const fields = page.all<HTMLInputElement>('.pmark > input');
    expect(fields.map(({ value }) => value)).toEqual(['99', '']);
    expect(page.one('label[for="mark-ash-11"]').textContent).toContain('Reading');
    const field = page.one<HTMLInputElement>('#mark-ash-12');
    field.focus();
    field.value = 'e';
    field.dispatchEvent(new Event('input'));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    page.fixture.detectChanges();
    expect(page.last()).toMatchObject([{ pupilId: 'ash', mark: 'EXS' }]);
    expect(page.one('h2').textContent).toBe('Ben Birch');
  });

  it('has the steps of a judgement to tap, and the letters that stand for no mark', async () => {
    const page = await open(exampleSheet(), { narrow: true });
    const writing = page.all('.pmark').at(1);
    const tap = (words: string) =>
      [...(writing?.querySelectorAll<HTMLElement>('.pm-codes button') ?? [])]
        .find(({ textContent }) => textContent.trim().startsWith(words))
        ?.click();
    tap('WTS');
    expect(page.last()).toMatchObject([{ pupilId: 'ash', mark: 'WTS' }]);
    tap('A');
    expect(page.last()).toMatchObject([{ pupilId: 'ash', mark: 'A' }]);
  });
});
