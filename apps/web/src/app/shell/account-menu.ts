import { ChangeDetectionStrategy, Component, DOCUMENT, Injector, inject, viewChild } from '@angular/core';
import { MatMenu, MatMenuModule } from '@angular/material/menu';
import { Router } from '@angular/router';
import { UnsentMarks } from '../core/offline/unsent-marks';
import { Session } from '../core/session/session';
import { type Theme, ThemeChoice } from '../core/device/theme';
import { Icon } from '../shared/icon/icon';

/** Which school, light or dark, and the way out. */
@Component({
  selector: 'hw-account-menu',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, MatMenuModule],
  template: `
    <mat-menu>
      @if (schools().length > 1) {
        @for (school of schools(); track school.id) {
          <button
            mat-menu-item
            role="menuitemradio"
            type="button"
            [attr.aria-checked]="school.id === session.school()?.id"
            (click)="changeSchool(school.id)"
          >
            <span class="choice"
              ><hw-icon [name]="school.id === session.school()?.id ? 'check' : 'gov'" small />{{ school.name }}</span
            >
          </button>
        }
        <hr class="rule" />
      }
      @for (each of themes; track each.theme) {
        <button
          mat-menu-item
          role="menuitemradio"
          type="button"
          [attr.aria-checked]="each.theme === choice.theme()"
          (click)="choice.choose(each.theme)"
        >
          <span class="choice"
            ><span class="tick">
              @if (each.theme === choice.theme()) {
                <hw-icon name="check" small />
              }</span
            >{{ each.name }}</span
          >
        </button>
      }
      <hr class="rule" />
      <button mat-menu-item type="button" (click)="leave()">
        <span class="choice"><hw-icon name="move" small />Sign out</span>
      </button>
    </mat-menu>
  `,
})
export class AccountMenu {
  private readonly document = inject(DOCUMENT);
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly unsent = inject(UnsentMarks);
  protected readonly session = inject(Session);
  protected readonly choice = inject(ThemeChoice);
  protected readonly themes: readonly { theme: Theme; name: string }[] = [
    { theme: 'system', name: 'Light or dark as this device' },
    { theme: 'light', name: 'Light' },
    { theme: 'dark', name: 'Dark' },
  ];

  readonly menu = viewChild.required(MatMenu);

  protected schools() {
    return this.session.me()?.schools ?? [];
  }

  /** Everything on the page belongs to the school it was opened in, so the other one starts at its home page. */
  protected changeSchool(id: number): void {
    this.session.chooseSchool(id);
    this.document.location.assign('/');
  }

  protected async leave(): Promise<void> {
    if (this.unsent.marks().length > 0 && !(await (await import('./leave-unsaved')).askLeaveUnsaved(this.injector)))
      return;
    await this.unsent.wipe();
    const everywhere = await this.session.signOut();
    await this.router.navigate(['/sign-in'], { queryParams: everywhere ? {} : { why: 'offline' } });
  }
}
