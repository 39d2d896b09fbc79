import { type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import type { ActivatedRoute } from '@angular/router';
import { combineLatest, map } from 'rxjs';
import type { SheetAddress } from './mark-sheet-store';

/** As wide as one pupil at a time needs; wider screens get the grid. */
export const NARROW = '(max-width: 720px)';

/** What is open, as the address says. */
export function sheetAddress(route: ActivatedRoute): Signal<SheetAddress> {
  const address = combineLatest([route.paramMap, route.queryParamMap]).pipe(
    map(([path, query]) => ({
      classId: path.get('classId') ?? '',
      windowId: numberOf(query.get('windowId')),
      subjectId: numberOf(query.get('subjectId')),
    })),
  );
  return toSignal(address, { requireSync: true });
}

function numberOf(text: string | null): number | null {
  return text !== null && /^\d+$/.test(text) ? Number(text) : null;
}
