import { BreakpointObserver } from '@angular/cdk/layout';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { ActivatedRoute, convertToParamMap, provideRouter } from '@angular/router';
import { Api, type ClassTargetsDto, getClassTargets } from '@headway/api-client';
import { Subject, of } from 'rxjs';
import { READING, exampleSheet } from '../../../testing/mark-sheet';
import { type Rendered, render, settled } from '../../../testing/render';
import { Connection } from '../../core/device/connection';
import { LiveEvents } from '../../core/live/live-events';
import { Session } from '../../core/session/session';
import { Undo } from '../../core/undo/undo';
import { ClassTargets } from './class-targets';

/** Reading has latest results of 97 and an expectation of 96; Ash has a target of 99, agreed with her mother. */
function exampleTargets(over: Partial<ClassTargetsDto> = {}): ClassTargetsDto {
  const { classId, className, subjects, columns, scales, pupils, cells } = exampleSheet();
  return {
    ...{ classId, className, subjects, columns, scales, pupils, windowId: 20266 },
    windows: [{ id: 20266, startYear: 2026, halfTerm: 'SUM2' }],
    cells: cells.map(({ pupilId, subjectId, scaleId, previous, expected, workingTo, mark }) => ({
      ...{ pupilId, subjectId, scaleId, expected, workingTo, canWrite: true, latest: previous },
      target: mark && {
        ...{ value: 99, text: '99', scaleId: mark.scaleId, agreedWith: 'her mother', agreedOn: '2026-10-02' },
        ...{ note: 'Reads every night', by: 'Ms Okafor', at: '2026-10-02T10:00:00Z' },
      },
    })),
    ...over,
  };
}

interface Sent {
  readonly pupilId: string;
  readonly mark: string;
  readonly agreedWith: string | null;
  readonly agreedOn: string | null;
  readonly note: string | null;
}

interface Opened extends Rendered<ClassTargets> {
  readonly sent: Sent[][];
  readonly offers: { message: string; takeBack: () => Promise<void> }[];
  cell(row: number, column?: number): HTMLElement;
  press(key: string, over?: KeyboardEventInit): Promise<void>;
  type(text: string): Promise<void>;
  paste(text: string): Promise<void>;
  agreed(who: string, day: string): void;
  shows(): (string | undefined)[];
}

async function open(first = exampleTargets(), narrow = false): Promise<Opened> {
  const sent: Sent[][] = [];
  const offers: Opened['offers'] = [];
  const route = { paramMap: of(convertToParamMap({ classId: 'hazel' })), queryParamMap: of(convertToParamMap({})) };
  TestBed.configureTestingModule({
    providers: [
      { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
      {
        provide: Api,
        useValue: {
          invoke: (operation: unknown, { body }: { body: { targets: Sent[] } }) => {
            if (operation === getClassTargets) return Promise.resolve(first);
            sent.push(body.targets);
            return Promise.resolve({});
          },
        },
      },
      provideRouter([]),
      { provide: ActivatedRoute, useValue: route },
      { provide: BreakpointObserver, useValue: { observe: () => of({ matches: narrow }) } },
      { provide: Connection, useValue: { online: signal(true) } },
      {
        provide: LiveEvents,
        useValue: {
          follow: ({ read }: { read: () => Promise<unknown> }) => {
            void read();
            return new Subject();
          },
        },
      },
      {
        provide: Session,
        useValue: {
          ...{ schoolId: () => 1, school: () => ({ today: '2026-11-26' }), standing: () => 'in' },
          me: () => ({ displayName: 'Ms Okafor' }),
        },
      },
      {
        provide: Undo,
        useValue: {
          offer: (message: string, takeBack: () => Promise<void>) => {
            offers.push({ message, takeBack });
            return () => undefined;
          },
        },
      },
    ],
  });
  Element.prototype.scrollIntoView = jest.fn();
  const page = render(ClassTargets);
  document.body.append(page.element);
  const rest = async () => {
    await settled();
    page.fixture.detectChanges();
  };
  await rest();

  const focused = () => document.activeElement ?? document.body;
  const press = (key: string, over: KeyboardEventInit = {}) => {
    focused().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...over }));
    return rest();
  };
  return {
    ...page,
    sent,
    offers,
    press,
    cell: (row, column = 0) => page.one(`tr[aria-rowindex="${row + 2}"] > td[aria-colindex="${column + 2}"]`),
    type: async (text) => {
      const [key = '', ...others] = text;
      await press(key);
      page.one<HTMLInputElement>('input.mg-type').value += others.join('');
      await press('Enter');
    },
    paste: async (text) => {
      const event = new Event('paste', { bubbles: true, cancelable: true });
      Object.defineProperty(event, 'clipboardData', { value: { getData: () => text } });
      focused().dispatchEvent(event);
      await rest();
    },
    agreed: (who, day) => {
      for (const [place, value] of [who, day].entries()) {
        const input = page.all<HTMLInputElement>('hw-agreed-with input')[place];
        if (!input) throw new Error('There is no field for who agreed.');
        input.value = value;
        input.dispatchEvent(new Event('change'));
        page.fixture.detectChanges();
      }
    },
    shows: () => page.all('td[role=gridcell]').map((cell) => cell.textContent?.trim()),
  };
}

afterEach(() => document.body.replaceChildren());

describe('the targets of a class', () => {
  it('stand between the latest result and what is expected, and say who agreed', async () => {
    const page = await open();
    expect(page.one('[role=grid]').getAttribute('aria-label')).toBe('Targets of 5 Hazel, Summer 2 2026/27');
    expect(page.all('thead .sub span').map((head) => head.textContent)).toEqual(['Sum 2', 'Target', 'Exp.', 'Target']);
    expect(page.cell(0).getAttribute('aria-label')).toBe('99, Summer 2 97, expected 96, has a comment');
    expect(page.all('td.nt').map((cell) => cell.textContent)).toEqual([
      'Agreed',
      'Agreed with her mother, 2 Oct: Reads every night',
      '',
      '',
    ]);
  });

  it('are saved one by one as they are typed, with the agreement of the batch', async () => {
    const page = await open();
    page.cell(1).focus();
    await page.type('104');
    page.agreed('the parents', '2026-11-20');
    page.cell(2).focus();
    await page.type('98');
    expect(page.sent).toMatchObject([
      [{ pupilId: 'birch', mark: '104', agreedWith: null, agreedOn: null }],
      [{ pupilId: 'cedar', mark: '98', agreedWith: 'the parents', agreedOn: '2026-11-20' }],
    ]);
    expect(page.shows()).toEqual(['99', '', '104', '', '98', '']);
    expect(page.all('td.nt').at(-1)?.textContent).toBe('Agreed with the parents, 20 Nov');
  });

  it('are brought back as they were agreed', async () => {
    const page = await open();
    page.agreed('the pupil', '2026-11-20');
    page.cell(0).focus();
    await page.type('101');
    page.cell(0).focus();
    await page.press('z', { ctrlKey: true });
    await page.press('y', { ctrlKey: true });
    expect(page.sent.flat()).toMatchObject([
      { mark: '101', agreedWith: 'the pupil', agreedOn: '2026-11-20', note: 'Reads every night' },
      { mark: '99', agreedWith: 'her mother', agreedOn: '2026-10-02', note: 'Reads every night' },
      { mark: '101', agreedWith: 'the pupil', agreedOn: '2026-11-20', note: 'Reads every night' },
    ]);
  });

  it('take no code, and no mark that is off the scale: what was typed stays, unsaved', async () => {
    const page = await open();
    page.cell(1).focus();
    await page.type('a');
    await page.type('200');
    expect(page.sent).toEqual([]);
    expect(page.all('td[aria-invalid=true]')).toEqual([page.cell(1), page.cell(2)]);
    expect(page.text()).toContain('2 targets were not saved');
    page.cell(1).focus();
    page.fixture.detectChanges();
    expect(document.body.textContent).toContain('a code is nothing to work towards');
  });

  it('are pasted as a block, and taken back as one', async () => {
    const page = await open();
    page.cell(0).focus();
    await page.paste('101\tEXS\n102\tGDS\n103\tWTS\n');
    expect(page.sent).toHaveLength(1);
    expect(page.offers.map(({ message }) => message)).toEqual(['6 targets pasted, 1 of them over another target']);
    await page.offers[0]?.takeBack();
    await settled();
    expect(page.sent[1]?.map(({ mark }) => mark)).toEqual(['99', '', '', '', '', '']);
  });

  it('that stand are said to be agreed, and that is taken back', async () => {
    const page = await open();
    page.agreed('everyone at the meeting', '2026-11-25');
    page.cell(0).focus();
    await page.press('ArrowDown', { shiftKey: true });
    const say = page.all('hw-agreed-with button')[0];
    expect(say?.textContent?.trim()).toBe('Say so of the 1 target chosen');
    say?.click();
    await settled();
    expect(page.offers[0]?.message).toBe('1 target was agreed with everyone at the meeting');
    await page.offers[0]?.takeBack();
    await settled();
    expect(page.sent.flat()).toMatchObject([
      { pupilId: 'ash', mark: '99', agreedWith: 'everyone at the meeting', note: 'Reads every night' },
      { pupilId: 'ash', mark: '99', agreedWith: 'her mother', agreedOn: '2026-10-02' },
    ]);
  });

  it('can be read where they cannot be changed', async () => {
    const all = exampleTargets();
    const page = await open({ ...all, cells: all.cells.map((cell) => ({ ...cell, canWrite: false })) });
    expect(page.all('hw-agreed-with')).toEqual([]);
    page.cell(0).focus();
    await page.press('1');
    expect(page.all('input.mg-type')).toEqual([]);
    expect(page.cell(0).getAttribute('aria-readonly')).toBe('true');
  });

  it('are typed one pupil at a time on a phone, without the letters that stand for no mark', async () => {
    const page = await open(exampleTargets(), true);
    expect(page.one('h2').textContent).toBe('Ada Ash');
    expect(page.text()).not.toContain('not assessed');
    const field = page.one<HTMLInputElement>(`#mark-ash-${READING}`);
    field.value = '102';
    field.dispatchEvent(new Event('change'));
    await settled();
    expect(page.sent).toMatchObject([[{ pupilId: 'ash', mark: '102' }]]);
  });
});
