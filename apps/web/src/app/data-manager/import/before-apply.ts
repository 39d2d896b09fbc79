import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, output } from '@angular/core';
import type { ImportRunDto } from '@headway/api-client';
import { Shape, type ShapeName } from '../../shared/icon/icon';
import { counted } from '../../shared/words/numbers';
import { howMany } from '../file-kinds';
import { openQuestions, unreadable, whereFor } from './import-words';

export interface Decision {
  readonly leaveOutInvalid: boolean;
  readonly leavers: number;
}

interface Point {
  readonly tone: 'ok' | 'no' | 'wt';
  readonly shape: ShapeName;
  readonly bold: string;
  readonly rest: string;
}

/** The last look: what is right, what must be settled, and the button. */
@Component({
  selector: 'hw-before-apply',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Shape],
  templateUrl: './before-apply.html',
})
export class BeforeApply {
  readonly run = input.required<ImportRunDto>();
  readonly busy = input(false);
  readonly decided = output<Decision>();
  readonly rematched = output();
  readonly discarded = output();

  /** Settled for this state of the import; a new check asks again. */
  private readonly version = computed(() => this.run().version);
  protected readonly leaveOut = linkedSignal({ source: this.version, computation: () => false });
  protected readonly leaversConfirmed = linkedSignal({ source: this.version, computation: () => false });

  protected readonly counts = computed(() => this.run().counts);
  protected readonly invalid = computed(() => this.counts()?.invalid ?? 0);
  protected readonly wouldLeave = computed(() => this.counts()?.wouldLeave ?? 0);
  protected readonly toApply = computed(() => (this.counts()?.created ?? 0) + (this.counts()?.changed ?? 0));
  protected readonly settled = computed(
    () =>
      (this.invalid() === 0 || this.leaveOut()) &&
      (this.wouldLeave() === 0 || this.leaversConfirmed()) &&
      openQuestions(this.run()) === 0,
  );
  protected readonly nothing = computed(() => this.toApply() + this.wouldLeave() === 0);
  protected readonly applyLabel = computed(() =>
    this.toApply() > 0 ? `Apply ${howMany(this.toApply(), this.run().kind)}` : 'Apply',
  );
  protected readonly leaveOutLabel = computed(() => {
    const invalid = this.invalid();
    if (this.leaveOut()) return invalid === 1 ? 'Don’t leave it out' : 'Don’t leave them out';
    if (invalid === 2) return 'Leave both out';
    return invalid === 1 ? 'Leave it out' : `Leave all ${invalid} out`;
  });
  protected readonly columnsLeftOut = computed(() => {
    const parts = this.run().parts.filter(({ leftOut }) => !leftOut);
    return parts.flatMap(({ layout, mapping }) => {
      const used = new Set(mapping?.columns.map(({ column }) => column));
      return layout.columns.filter(({ index }) => !used.has(index)).map(({ name }) => name);
    });
  });
  protected readonly points = computed((): Point[] => pointsOf(this.run(), this.leaveOut()));
}

function pointsOf(run: ImportRunDto, leaveOut: boolean): Point[] {
  const { counts, kind } = run;
  if (!counts) return [];
  const points: Point[] = [];
  const ok = (bold: string, rest: string): number => points.push({ tone: 'ok', shape: 'good', bold, rest });
  const wait = (bold: string, rest: string): number => points.push({ tone: 'wt', shape: 'due', bold, rest });
  const questions = openQuestions(run);
  if (questions > 0) {
    const rest = 'Nothing goes in before they are answered.';
    points.push({ tone: 'no', shape: 'act', bold: `${counted(questions, 'question')} for you.`, rest });
  }
  if (counts.windows.length > 0) ok('Half terms.', `${whereFor(counts)}.`);
  if (counts.wouldLeave > 0)
    wait(`${counted(counts.wouldLeave, 'pupil')} would leave.`, 'They are on roll here and not in this file.');
  else ok('Nobody would leave.', 'This file only adds and changes.');
  if (counts.invalid > 0) {
    const what = unreadable(counts.invalid, kind);
    if (leaveOut) ok(`${what} left out.`, 'The others can go in.');
    else points.push({ tone: 'no', shape: 'act', bold: `${what} to put right`, rest: 'or leave out.' });
  }
  if (counts.pupilsNotOnRoll > 0) {
    wait(
      `${counted(counts.pupilsNotOnRoll, 'pupil')} not on roll here.`,
      questions > 0
        ? 'Your answers say whether they will be.'
        : 'Kept out unless you bring the list of pupils in first.',
    );
  }
  if (counts.warnings > 0)
    wait(`${counted(counts.warnings, 'warning')}.`, 'Brought in all the same: look at them above.');
  return points;
}
