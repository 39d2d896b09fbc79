import { ChangeDetectionStrategy, Component, type Injector, computed, inject, signal } from '@angular/core';
import { MatAutocompleteModule, type MatAutocompleteSelectedEvent } from '@angular/material/autocomplete';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { Icon } from '../../shared/icon/icon';
import type { NavPage } from '../../navigation';
import { matchingPages } from './matching';

/** Find a page by typing a part of its name. */
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

  protected async go(event: MatAutocompleteSelectedEvent): Promise<void> {
    this.dialog.close();
    await this.router.navigateByUrl(String(event.option.value));
  }
}

export function openFind(injector: Injector, pages: readonly NavPage[]): void {
  const dialogs = injector.get(MatDialog);
  if (dialogs.openDialogs.length > 0) return;
  dialogs.open(Find, {
    data: pages,
    ariaLabel: 'Find a page',
    position: { top: '12vh' },
    width: 'min(560px, 92vw)',
    maxWidth: '92vw',
    closeOnNavigation: true,
    enterAnimationDuration: 0, // The field takes the focus only after it, and people go on typing.
  });
}
