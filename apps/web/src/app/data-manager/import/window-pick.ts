import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, output } from '@angular/core';
import { windowName } from '../../shared/words/school-words';

const TERMS = [1, 2, 3, 4, 5, 6];
const YEARS_BACK = 12;

/** The half term of a column, or of the whole file: its name and its year. */
@Component({
  selector: 'hw-window-pick',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <select #termBox class="inp" [attr.aria-label]="'Half term of ' + of()" (change)="set(term, termBox.value)">
      <option value="" [selected]="term() === ''">{{ otherwise() }}</option>
      @for (each of terms; track each) {
        <option [value]="each" [selected]="term() === '' + each">{{ name(each) }}</option>
      }
    </select>
    <select #yearBox class="inp" [attr.aria-label]="'School year of ' + of()" (change)="set(year, yearBox.value)">
      <option value="" [selected]="year() === ''">year</option>
      @for (each of years(); track each) {
        <option [value]="each" [selected]="year() === '' + each">{{ label(each) }}</option>
      }
    </select>
  `,
})
export class WindowPick {
  /** "the column SPAG", "the whole file". */
  readonly of = input.required<string>();
  /** What stands there while none is chosen. */
  readonly otherwise = input('half term');
  /** Start year × 10 + 1…6. */
  readonly window = input.required<number | null>();
  readonly chosen = output<number | null>();

  protected readonly terms = TERMS;
  protected readonly term = linkedSignal(() => (this.window() === null ? '' : String((this.window() ?? 0) % 10)));
  protected readonly year = linkedSignal(() =>
    this.window() === null ? '' : String(Math.floor((this.window() ?? 0) / 10)),
  );
  protected readonly years = computed(() => {
    const now = new Date();
    const newest = now.getMonth() >= 8 ? now.getFullYear() : now.getFullYear() - 1;
    const years = Array.from({ length: YEARS_BACK }, (_, i) => newest - i);
    const chosen = Number(this.year());
    return chosen > 0 && !years.includes(chosen) ? [...years, chosen] : years;
  });

  protected name(term: number): string {
    return windowName(term);
  }

  protected label(year: number): string {
    return `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
  }

  protected set(part: { set(value: string): void }, value: string): void {
    part.set(value);
    const whole = this.term() !== '' && this.year() !== '';
    this.chosen.emit(whole ? Number(this.year()) * 10 + Number(this.term()) : null);
  }
}
