import { ChangeDetectionStrategy, Component, type Injector, computed, inject, signal } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { MatAutocompleteModule, type MatAutocompleteSelectedEvent } from '@angular/material/autocomplete';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { Api, type FoundPupilDto, findPupils } from '@headway/api-client';
import { debounceTime, map, switchMap } from 'rxjs';
import { Session } from '../../core/session/session';
import { Icon } from '../../shared/icon/icon';
import type { NavPage } from '../../navigation';
import { matchingPages } from './matching';

/** Names shorter than this would find half the school. */
const LEAST_LETTERS = 2;
const MOST_PUPILS = 8;
const TYPING_MS = 200;

/** Find a page or a pupil by typing a part of the name. */
@Component({
  selector: 'hw-find',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, MatAutocompleteModule],
  templateUrl: './find.html',
})
export class Find {
  private readonly router = inject(Router);
  private readonly dialog = inject<MatDialogRef<Find>>(MatDialogRef);
  private readonly all = inject<readonly NavPage[]>(MAT_DIALOG_DATA);

  protected readonly typed = signal('');
  protected readonly pages = computed(() => matchingPages(this.all, this.typed()));
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  protected readonly what = this.session.can('pupils.read') ? 'Find a pupil or page' : 'Find a page';
  private readonly found = toSignal(
    toObservable(this.typed).pipe(
      map((typed) => typed.trim()),
      debounceTime(TYPING_MS),
      switchMap(async (typed) => ({ typed, pupils: await this.pupilsNamed(typed) })),
    ),
    { initialValue: { typed: '', pupils: [] } },
  );
  /** Those found for what is typed now, not for what was typed before. */
  protected readonly pupils = computed(() => {
    const { typed, pupils } = this.found();
    return typed === this.typed().trim() ? pupils : [];
  });
  protected readonly nothing = computed(
    () =>
      this.typed() !== '' &&
      this.found().typed === this.typed().trim() &&
      this.pages().length + this.pupils().length === 0,
  );

  protected async go(event: MatAutocompleteSelectedEvent): Promise<void> {
    this.dialog.close();
    await this.router.navigateByUrl(String(event.option.value));
  }

  private async pupilsNamed(search: string): Promise<FoundPupilDto[]> {
    if (search.length < LEAST_LETTERS || !this.session.can('pupils.read')) return [];
    try {
      const schoolId = this.session.schoolId();
      return (await this.api.invoke(findPupils, { schoolId, search, limit: MOST_PUPILS })).rows;
    } catch {
      // Pages are still found; the page somebody goes to says what is wrong.
      return [];
    }
  }
}

export function openFind(injector: Injector, pages: readonly NavPage[]): void {
  const dialogs = injector.get(MatDialog);
  if (dialogs.openDialogs.length > 0) return;
  dialogs.open(Find, {
    data: pages,
    ariaLabel: 'Find',
    position: { top: '12vh' },
    width: 'min(560px, 92vw)',
    maxWidth: '92vw',
    closeOnNavigation: true,
    enterAnimationDuration: 0, // The field takes the focus only after it, and people go on typing.
  });
}
