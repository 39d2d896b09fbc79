import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { MarkValue } from '../../core/offline/mark-types';
import { Icon, Shape } from '../../shared/icon/icon';
import { windowName } from '../../shared/words/school-words';
import { CellTrouble } from './cell-trouble';
import type { GridCell } from './grid-cell';
import { GridSource } from './grid-source';
import { MarkEntry } from './mark-entry';
import { CODE_WORDS } from './sheet';

const STATE_WORDS = {
  saved: '',
  sending: 'sending',
  kept: 'kept on this device',
  conflict: 'two marks',
  invalid: 'not saved',
  locked: 'not saved',
} as const;

const MOST_STEPS = 12;

/** One subject of the pupil on screen: a field, what stood there last, and what is expected. */
@Component({
  selector: 'hw-pupil-mark',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CellTrouble, Icon, Shape],
  template: `
    <div class="pmark {{ view().state }}">
      <label [for]="cell().id"
        >{{ cell().column.name }} <small>{{ cell().column.scaleWords }}</small></label
      >
      <input
        #field
        type="text"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        maxlength="60"
        enterkeyhint="next"
        [id]="cell().id"
        [attr.inputmode]="numbers() ? 'decimal' : 'text'"
        [attr.aria-describedby]="cell().id + '-beside'"
        [attr.aria-invalid]="view().state === 'invalid' ? true : null"
        [readOnly]="locked() !== null"
        [value]="typed() ?? view().text"
        (focus)="begin()"
        (input)="typed.set(field.value)"
        (change)="write(field.value)"
        (keydown.enter)="write(field.value); next.emit()"
      />
      <p class="pm-beside" [id]="cell().id + '-beside'">
        @if (cell().source().previous; as previous) {
          <span
            >{{ windowName(previous.windowId) }} <b>{{ previous.text }}</b></span
          >
        }
        @if (cell().source().expected; as expected) {
          <span
            >{{ expected.why === 'target' ? 'Target' : 'Expected' }} <b>{{ expected.text }}</b></span
          >
        }
        @if (view().isCode && code(); as word) {
          <span>{{ word }}</span>
        }
        @if (view().wellBelow) {
          <span class="low"><i class="dn"></i>well below start</span>
        } @else if (view().belowExpected) {
          <span><i class="dn open"></i>below expected</span>
        }
        @if (state(); as words) {
          <span class="pm-state">
            @if (view().state === 'sending') {
              <i class="spin"></i>
            } @else if (view().state === 'kept') {
              <hw-icon name="cloudoff" small />
            } @else {
              <hw-shape name="act" />
            }
            {{ words }}
          </span>
        }
        @if (cell().source().workingTo; as words) {
          <span>{{ words }}</span>
        }
        @if (locked(); as why) {
          <span><hw-icon name="lock" small />{{ why }}</span>
        }
      </p>
      @if (locked() === null) {
        @if (steps(); as steps) {
          <div
            class="pm-codes"
            role="group"
            [attr.aria-label]="(isMark ? 'Mark in ' : 'Target in ') + cell().column.name"
          >
            @for (step of steps; track step) {
              <button class="step" type="button" [attr.aria-pressed]="view().text === step" (click)="write(step)">
                {{ step }}
              </button>
            }
          </div>
        }
        @if (isMark) {
          <div class="pm-codes" role="group" [attr.aria-label]="'Instead of a mark in ' + cell().column.name">
            @for (code of codes; track code.letter) {
              <button
                type="button"
                [attr.aria-pressed]="view().isCode && view().text === code.letter"
                (click)="write(code.letter)"
              >
                <b>{{ code.letter }}</b> {{ code.words }}
              </button>
            }
          </div>
        }
      }
      @if (view().message !== null) {
        <hw-cell-trouble [cell]="cell()" />
      }
      <button class="btn text sm" type="button" (click)="about.emit()">
        <hw-icon name="note" small />{{ aboutWords() }}
      </button>
    </div>
  `,
})
export class PupilMark {
  private readonly entry = inject(MarkEntry);
  readonly cell = input.required<GridCell>();
  readonly next = output();
  readonly about = output();

  protected readonly view = computed(() => this.cell().view());
  protected readonly numbers = computed(() => this.cell().scale?.kind !== 'ordinal');
  /** A step is tapped, where a scale has no more than fit. */
  protected readonly steps = computed(() => {
    const steps = this.cell().scale?.steps ?? [];
    return steps.length > 0 && steps.length <= MOST_STEPS ? steps.map(({ label }) => label) : null;
  });
  protected readonly locked = computed(() => this.entry.lockedWhy(this.cell()));
  protected readonly state = computed(() => STATE_WORDS[this.view().state]);
  protected readonly code = computed(() => codes.find(({ letter }) => letter === this.view().text)?.words ?? '');
  /** What stands in the field while somebody types: nothing that arrives writes over it. */
  protected readonly typed = signal<string | null>(null);
  protected readonly codes = codes;
  protected readonly windowName = windowName;
  /** A mark, not a target. */
  protected readonly isMark = inject(GridSource).thing === 'mark';
  protected readonly aboutWords = computed(() => {
    const { note } = this.view();
    if (note === null) return this.isMark ? 'Comment and history' : 'Agreed with, and history';
    return this.isMark ? `Comment: ${note}` : note;
  });
  private seen: MarkValue | null = null;

  protected begin(): void {
    const { mark } = this.cell().source();
    this.seen = mark ? { value: mark.value, code: mark.code } : { value: null, code: null };
  }

  protected write(text: string): void {
    this.entry.write([{ key: this.cell().key, text, seen: this.seen }]);
    this.typed.set(null);
  }
}

const codes = (['A', 'N', 'B'] as const).map((letter) => ({ letter, words: CODE_WORDS[letter] }));
