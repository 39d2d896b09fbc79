import { ChangeDetectionStrategy, Component, ElementRef, computed, inject, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '../../shared/icon/icon';
import { pupilTags } from '../../shared/marks/pupil-tags';
import { Tags } from '../../shared/marks/tag';
import type { GridCell } from './grid-cell';
import { MarkRows } from './mark-rows';
import { PupilMark } from './pupil-mark';
import { fullName } from './sheet';

/** Marks on a narrow screen: one pupil at a time, a field for each subject. */
@Component({
  selector: 'hw-one-pupil',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, PupilMark, RouterLink, Tags],
  template: `
    @if (row(); as row) {
      <section class="onep" [attr.aria-label]="name()">
        <header>
          <label class="pick"
            ><span class="sr">Pupil</span>
            <select #who [value]="row.pupil.pupilId" (change)="go(who.value)">
              @for (each of rows.shown(); track each.pupil.pupilId) {
                <option [value]="each.pupil.pupilId">
                  {{ each.pupil.surname }}, {{ each.pupil.forename }}{{ left(each) }}
                </option>
              }
            </select>
          </label>
          <h2 tabindex="-1">{{ name() }}</h2>
          <p class="muted">
            {{ place() + 1 }} of {{ rows.shown().length }} <hw-tags [tags]="tags()" />
            @if (row.pupil.flagged) {
              <a class="fl" [routerLink]="['/pupils', row.pupil.pupilId]"
                ><hw-icon name="help" small />flagged: see why</a
              >
            }
          </p>
        </header>
        @for (cell of row.cells; track cell.key; let at = $index) {
          <hw-pupil-mark [cell]="cell" (next)="after(at)" (about)="about.emit(cell)" />
        }
        <nav class="onep-nav" aria-label="Pupils">
          <button class="btn" type="button" [disabled]="place() === 0" (click)="step(-1)">
            <hw-icon name="left" small />Previous
          </button>
          <button class="btn fill" type="button" [disabled]="place() === rows.shown().length - 1" (click)="step(1)">
            Next pupil<hw-icon name="right" small />
          </button>
        </nav>
      </section>
    } @else {
      <p class="mg-none">
        Nobody fits this choice.
        <button class="btn text sm" type="button" (click)="rows.choose('all')">Show all</button>
      </p>
    }
  `,
})
export class OnePupil {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly rows = inject(MarkRows);
  readonly about = output<GridCell>();

  /** The pupil as chosen; one who is not shown any more gives way to the first. */
  private readonly chosen = signal('');
  protected readonly place = computed(() =>
    Math.max(
      0,
      this.rows.shown().findIndex(({ pupil }) => pupil.pupilId === this.chosen()),
    ),
  );
  protected readonly row = computed(() => this.rows.shown()[this.place()]);
  protected readonly name = computed(() => {
    const row = this.row();
    return row ? fullName(row.pupil) : '';
  });
  protected readonly tags = computed(() => {
    const pupil = this.row()?.pupil;
    if (!pupil) return [];
    const { disadvantaged, eal, sen } = pupil;
    return pupilTags({ pupilPremium: disadvantaged, eal, sen: sen === 'N' ? null : sen });
  });

  protected left({ cells }: { cells: readonly GridCell[] }): string {
    const left = cells.filter((cell) => this.rows.isMissing(cell)).length;
    return left === 0 ? ' ✓' : ` (${left} to do)`;
  }

  go(pupilId: string): void {
    this.chosen.set(pupilId);
  }

  protected step(by: 1 | -1): void {
    this.chosen.set(this.rows.shown()[this.place() + by]?.pupil.pupilId ?? this.chosen());
    this.element.nativeElement.querySelector('h2')?.focus();
  }

  /** Enter in a field: on to the next one, after the last to the next pupil. */
  protected after(at: number): void {
    const fields = this.element.nativeElement.querySelectorAll<HTMLElement>('.pmark > input');
    if (fields[at + 1]) fields[at + 1]?.focus();
    else if (this.place() < this.rows.shown().length - 1) this.step(1);
  }
}
