import type { ClassDto, ExportKindDto, WindowDto } from '@headway/api-client';
import type { Params } from '@angular/router';
import { windowNameWithYear } from '../../shared/words/school-words';

/** What the files can be narrowed to. */
export interface Choices {
  readonly classes: readonly ClassDto[];
  /** Half terms that have begun, newest first. */
  readonly windows: readonly WindowDto[];
}

/** What has been chosen, of what there is. */
export interface Narrowing {
  readonly class: ClassDto | null;
  readonly window: WindowDto | null;
}

/** What the address asks for; what is not there any more is left out, so that an old link still opens the page. */
export function narrowingIn(params: Params, { classes, windows }: Choices): Narrowing {
  return {
    class: classes.find(({ id }) => id === params['class']) ?? null,
    window: windows.find(({ id }) => String(id) === params['window']) ?? null,
  };
}

/** Half terms whose marks can be there, newest first. */
export function begun(windows: readonly WindowDto[], today: string): WindowDto[] {
  return windows.filter(({ opensOn }) => opensOn <= today).sort((a, b) => b.id - a.id);
}

/** Where a file is fetched from, narrowed as far as its kind can be. */
export function hrefOf(
  schoolId: number,
  { kind, takesClass, takesWindow }: ExportKindDto,
  format: 'csv' | 'xlsx',
  chosen: Narrowing,
): string {
  const query = new URLSearchParams();
  if (takesClass && chosen.class) query.set('classId', chosen.class.id);
  if (takesWindow && chosen.window) query.set('window', String(chosen.window.id));
  const path = `/api/v1/schools/${schoolId}/exports/${kind}.${format}`;
  return query.size > 0 ? `${path}?${query}` : path;
}

/** "of 5 Oak, Autumn 2 2026/27": what a file is narrowed to; empty while nothing is chosen that concerns it. */
export function narrowedTo({ takesClass, takesWindow }: ExportKindDto, chosen: Narrowing): string {
  if (chosen.class && !takesClass) return 'of the whole school';
  const parts = [
    ...(takesClass && chosen.class ? [chosen.class.name] : []),
    ...(takesWindow && chosen.window ? [windowNameWithYear(chosen.window.id)] : []),
  ];
  return parts.length === 0 ? '' : `of ${parts.join(', ')}`;
}
