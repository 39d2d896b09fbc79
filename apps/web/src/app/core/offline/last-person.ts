import { Injectable, inject } from '@angular/core';
import type { MeDto, MySchoolDto } from '@headway/api-client';
import type { KeptRecord } from './device-records';
import { DeviceStore } from './device-store';

interface KeptPerson {
  readonly me: MeDto;
  readonly usedAt: number;
}

/** As on the server: nobody is still signed in after half an hour without use. */
const IDLE_MS = 30 * 60_000;

/** Who opened a class here last and has not left since: enough to go on with it without a network. */
@Injectable({ providedIn: 'root' })
export class LastPerson {
  private readonly store = inject(DeviceStore);

  /** What to keep beside a class or a mark: no more of the person than the pages show. */
  record(me: MeDto | null, school: MySchoolDto | null): KeptRecord[] {
    if (!me || !school) return [];
    const value: KeptPerson = { me: { ...me, email: '', schools: [school] }, usedAt: Date.now() };
    return [{ kind: 'person', name: 'person', value }];
  }

  async read(): Promise<MeDto | null> {
    const [person] = (await (await this.store.openLast())?.read<KeptPerson>('person')) ?? [];
    return person && Date.now() - person.usedAt < IDLE_MS ? person.me : null;
  }
}
