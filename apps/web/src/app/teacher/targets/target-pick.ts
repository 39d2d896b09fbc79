import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import type { ClassTargetsDto } from '@headway/api-client';
import { windowName, windowNameWithYear } from '../../shared/words/school-words';

/** By when, and in which subjects. The choice stands in the address. */
@Component({
  selector: 'hw-target-pick',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label class="pick"
      ><span>By</span>
      <select class="fits" #window (change)="go({ windowId: window.value })">
        @for (each of targets().windows; track each.id) {
          <option [value]="each.id" [selected]="each.id === targets().windowId">{{ nameOf(each.id) }}</option>
        }
      </select>
    </label>
    @if (targets().subjects.length > 1) {
      <label class="pick"
        ><span>Subjects</span>
        <select #subject class="fits" (change)="go({ subjectId: subject.value || null })">
          <option value="" [selected]="subjectId() === null">All, without their parts</option>
          @for (each of targets().subjects; track each.id) {
            <option [value]="each.id" [selected]="each.id === subjectId()">{{ each.name }} and its parts</option>
          }
        </select>
      </label>
    }
  `,
})
export class TargetPick {
  private readonly router = inject(Router);
  readonly targets = input.required<ClassTargetsDto>();
  readonly subjectId = input.required<number | null>();

  private readonly years = computed(() => new Set(this.targets().windows.map(({ startYear }) => startYear)));

  protected nameOf(id: number): string {
    return this.years().size > 1 ? windowNameWithYear(id) : windowName(id);
  }

  protected go(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}
