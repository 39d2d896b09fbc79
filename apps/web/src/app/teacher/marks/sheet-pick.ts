import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import type { MarkSheetDto, SheetWindow } from '../../core/offline/mark-types';
import { Session } from '../../core/session/session';
import { windowName } from '../../shared/words/school-words';

/** Which half term, and all subjects or one with its parts. The choice stands in the address. */
@Component({
  selector: 'hw-sheet-pick',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label class="pick"
      ><span>Half term</span>
      <select #window (change)="go({ windowId: window.value })">
        @for (each of sheet().windows; track each.id) {
          <option [value]="each.id" [selected]="each.id === sheet().windowId">
            {{ nameOf(each) }}
          </option>
        }
      </select>
    </label>
    @if (sheet().subjects.length > 1) {
      <label class="pick"
        ><span>Subjects</span>
        <select #subject class="fits" (change)="go({ subjectId: subject.value || null })">
          <option value="" [selected]="subjectId() === null">All, without their parts</option>
          @for (each of sheet().subjects; track each.id) {
            <option [value]="each.id" [selected]="each.id === subjectId()">{{ each.name }} and its parts</option>
          }
          @if (part(); as only) {
            <option [value]="only.subjectId" selected>{{ only.name }}</option>
          }
        </select>
      </label>
    }
  `,
})
export class SheetPick {
  private readonly router = inject(Router);
  readonly sheet = input.required<MarkSheetDto>();
  readonly subjectId = input.required<number | null>();

  /** One part of a subject is open: it stands in no list of subjects. */
  protected readonly part = computed(() => {
    const [{ subjects, columns }, chosen] = [this.sheet(), this.subjectId()];
    return subjects.some(({ id }) => id === chosen) ? null : columns.find(({ subjectId }) => subjectId === chosen);
  });
  private readonly today = inject(Session).school()?.today ?? '';

  protected nameOf({ id, kind, opensOn, locked }: SheetWindow): string {
    const closed = opensOn > this.today ? ', not open yet' : locked ? ', locked' : '';
    return `${windowName(id)}${kind === 'short' ? ', short check' : ''}${closed}`;
  }

  protected go(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}
