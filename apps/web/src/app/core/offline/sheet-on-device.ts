import { Injectable, inject } from '@angular/core';
import { Session } from '../session/session';
import { DeviceStore } from './device-store';
import { LastPerson } from './last-person';
import type { MarkSheetDto } from './mark-types';

interface KeptSheet {
  readonly subjectId: number | null;
  readonly sheet: MarkSheetDto;
}

/** The sheets of the class that is open, so that its page can be opened again without a network. */
@Injectable({ providedIn: 'root' })
export class SheetOnDevice {
  private readonly session = inject(Session);
  private readonly store = inject(DeviceStore);
  private readonly last = inject(LastPerson);
  private open: { readonly classId: string; readonly className: string } | null = null;

  /** The name of the class that is open, for what is kept of it. */
  className(classId: string): string | null {
    return this.open?.classId === classId ? this.open.className : null;
  }

  /** @param subjectId the one subject the sheet was asked for, with its strands; null for all subjects. */
  async keep(sheet: MarkSheetDto, subjectId: number | null): Promise<void> {
    this.open = sheet;
    const me = this.session.me();
    if (!me) return;
    const records = await this.store.open(me.accountId);
    const others = (await records.read<KeptSheet>('sheet')).filter(
      ({ sheet: { classId } }) => classId !== sheet.classId,
    );
    await records.change(
      [
        { kind: 'sheet', name: nameOf({ sheet, subjectId }), value: { sheet, subjectId } },
        ...this.last.record(me, this.session.school()),
      ],
      others.map((other) => ({ kind: 'sheet', name: nameOf(other) })),
    );
  }

  /** @param windowId null for the window last opened. */
  async read(classId: string, windowId: number | null, subjectId: number | null): Promise<MarkSheetDto | null> {
    const me = this.session.me();
    if (!me) return null;
    const kept = await (await this.store.open(me.accountId)).read<KeptSheet>('sheet');
    const found = kept.find(
      (each) =>
        each.sheet.classId === classId &&
        each.subjectId === subjectId &&
        (windowId === null || each.sheet.windowId === windowId),
    );
    this.open = found?.sheet ?? this.open;
    return found?.sheet ?? null;
  }
}

function nameOf({ sheet: { classId, windowId }, subjectId }: KeptSheet): string {
  return `${classId} ${windowId} ${subjectId ?? 'all'}`;
}
