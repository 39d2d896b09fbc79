import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { Api } from '@headway/api-client';
import { Subject } from 'rxjs';
import { READING, exampleSheet, standing } from '../../../testing/mark-sheet';
import { settled } from '../../../testing/render';
import { type Follow, LiveEvents } from '../../core/live/live-events';
import type { MarkSheetDto, SaveOutcome } from '../../core/offline/mark-types';
import { SendMarks } from '../../core/offline/send-marks';
import { SheetOnDevice } from '../../core/offline/sheet-on-device';
import { Session } from '../../core/session/session';
import { MarkSheetStore } from './mark-sheet-store';

const address = { classId: 'hazel', windowId: null, subjectId: null };
const saved = (now: ReturnType<typeof standing>): SaveOutcome => ({
  pupilId: 'birch',
  subjectId: READING,
  windowId: 20262,
  state: 'saved',
  message: null,
  now,
});

function setUp(onDevice: MarkSheetDto | null = null) {
  const asked: { answer: (sheet: MarkSheetDto) => void; fail: (status: number) => void }[] = [];
  const invoke = jest.fn(
    () =>
      new Promise<MarkSheetDto>((resolve, reject) =>
        asked.push({ answer: resolve, fail: (status) => reject(new HttpErrorResponse({ status })) }),
      ),
  );
  const answers = new Subject<readonly SaveOutcome[]>();
  const keep = jest.fn(() => Promise.resolve());
  let read: () => Promise<unknown> = () => Promise.resolve();
  const errors = new Subject<never>();
  TestBed.configureTestingModule({
    providers: [
      MarkSheetStore,
      { provide: Api, useValue: { invoke } },
      { provide: Session, useValue: { schoolId: () => 1 } },
      { provide: SendMarks, useValue: { answers } },
      { provide: SheetOnDevice, useValue: { keep, read: () => Promise.resolve(onDevice) } },
      {
        provide: LiveEvents,
        useValue: {
          follow: (what: Follow<unknown>) => {
            read = what.read;
            read().catch((error: unknown) => errors.error(error));
            return errors;
          },
        },
      },
    ],
  });
  const store = TestBed.inject(MarkSheetStore);
  store.open(address);
  const textOfBirch = () =>
    store.sheet()?.cells.find((cell) => cell.pupilId === 'birch' && cell.subjectId === READING)?.mark?.text;
  return { store, asked, answers, keep, textOfBirch, again: () => void read() };
}

describe('the open sheet', () => {
  it('is the server’s, and kept on the device', async () => {
    const { store, asked, keep } = setUp();
    asked[0]?.answer(exampleSheet());
    await settled();
    expect(store.sheet()).toEqual(exampleSheet());
    expect(keep).toHaveBeenCalledWith(exampleSheet(), null);
  });

  it('does not lose a mark that was saved while it was being read', async () => {
    const { asked, answers, textOfBirch, again } = setUp();
    asked[0]?.answer(exampleSheet());
    await settled();
    again();
    answers.next([saved(standing('101'))]);
    expect(textOfBirch()).toBe('101');
    // This reading began before the mark was saved, and knows nothing of it.
    asked[1]?.answer(exampleSheet());
    await settled();
    expect(textOfBirch()).toBe('101');
    again();
    asked[2]?.answer(exampleSheet());
    await settled();
    expect(textOfBirch()).toBeUndefined();
  });

  it.each([0, 502, 503, 504])('is what the device kept when the server cannot be reached (%i)', async (status) => {
    const { store, asked } = setUp(exampleSheet());
    asked[0]?.fail(status);
    await settled();
    expect(store.fromDevice()).toBe(true);
    expect(store.sheet()?.className).toBe('5 Hazel');
  });

  it('says why it cannot be opened', async () => {
    const { store, asked } = setUp(exampleSheet());
    asked[0]?.fail(404);
    await settled();
    expect(store.sheet()).toBeNull();
    expect(store.problem()?.status).toBe(404);
  });

  it('says so when the device has kept none either', async () => {
    const { store, asked } = setUp();
    asked[0]?.fail(503);
    await settled();
    expect([store.sheet(), store.problem()?.status]).toEqual([null, 503]);
  });

  it.each([0, 503])('stays as it is when a later reading does not get through (%i)', async (status) => {
    const { store, asked, again } = setUp();
    asked[0]?.answer(exampleSheet());
    await settled();
    again();
    asked[1]?.fail(status);
    await settled();
    expect(store.sheet()?.className).toBe('5 Hazel');
    expect(store.problem()).toBeNull();
  });
});
