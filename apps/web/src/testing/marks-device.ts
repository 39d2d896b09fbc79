import { EnvironmentInjector, type Signal, createEnvironmentInjector, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { MeDto, MySchoolDto } from '@headway/api-client';
import { Connection } from '../app/core/device/connection';
import { CHANCE } from '../app/core/offline/back-off';
import type { DeviceRecords } from '../app/core/offline/device-records';
import { DeviceStore } from '../app/core/offline/device-store';
import { LastPerson } from '../app/core/offline/last-person';
import type { UnsentMark } from '../app/core/offline/mark-types';
import { MemoryRecords } from '../app/core/offline/memory-records';
import { SaveMarks } from '../app/core/offline/save-marks';
import { SendMarks } from '../app/core/offline/send-marks';
import { SheetOnDevice } from '../app/core/offline/sheet-on-device';
import { Tabs } from '../app/core/offline/tabs';
import { UnsentMarks } from '../app/core/offline/unsent-marks';
import { Session } from '../app/core/session/session';
import { BrowserTabs } from './browser-tabs';
import { MarksServer } from './marks-server';
import { person } from './people';
import { settled } from './render';

export interface Tab {
  readonly unsent: UnsentMarks;
  readonly sending: SendMarks;
  /** Sends, and comes back when nothing moves any more. */
  send(): Promise<void>;
  close(): void;
}

/** One device with its tabs and what it keeps, and a server that it reaches or not. */
export class MarksDevice {
  readonly server = new MarksServer();
  readonly tabs = new BrowserTabs();
  readonly records: DeviceRecords = new MemoryRecords();
  readonly me = signal<MeDto | null>(person());
  readonly online = signal(true);

  async tab(): Promise<Tab> {
    const school: Signal<MySchoolDto | null> = signal(person().schools[0] ?? null);
    const session = {
      me: this.me,
      school,
      schoolId: () => 1,
      standing: () => (this.me() ? 'in' : 'out'),
    };
    const store = {
      open: () => Promise.resolve(this.records),
      openLast: () => Promise.resolve(this.records),
      sessionEnded: () => Promise.resolve(),
      storedOnDevice: signal(true),
    };
    const injector = createEnvironmentInjector(
      [
        UnsentMarks,
        SendMarks,
        SheetOnDevice,
        LastPerson,
        { provide: Tabs, useValue: this.tabs.open() },
        { provide: Session, useValue: session },
        { provide: DeviceStore, useValue: store },
        { provide: SaveMarks, useValue: this.server },
        { provide: Connection, useValue: { online: this.online } },
        { provide: CHANCE, useValue: () => 0.5 },
      ],
      TestBed.inject(EnvironmentInjector),
    );
    const [unsent, sending] = [injector.get(UnsentMarks), injector.get(SendMarks)];
    const quiet = async (): Promise<void> => {
      for (let still = 0; still < 2; still += 1) await settled();
    };
    TestBed.tick();
    await quiet();
    TestBed.tick();
    await quiet();
    return {
      unsent,
      sending,
      send: async () => {
        sending.send();
        await quiet();
      },
      close: () => {
        injector.destroy();
        this.tabs.letGo();
      },
    };
  }
}

export function typed(over: Partial<UnsentMark> = {}): UnsentMark {
  return {
    pupilId: 'amira',
    subjectId: 3,
    windowId: 20262,
    classId: 'maple',
    mark: '104',
    previous: { value: null, code: null },
    typedAt: '2026-11-26T10:42:00.000Z',
    ...over,
  };
}
