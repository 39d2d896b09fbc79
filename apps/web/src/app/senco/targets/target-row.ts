import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, output, signal } from '@angular/core';
import type { ScaleDto, SetWorkingToDto, TargetDto, TargetSubjectDto } from '@headway/api-client';
import type { Problem } from '../../core/errors/problem';
import { Icon } from '../../shared/icon/icon';
import { shortDate } from '../../shared/words/dates';
import { PointField } from './point-field';
import { earlierWords, latestWords, levelWords, pointProblem, spanWords, valueWords, workingOn } from './target-words';
import { WorkingToEditor } from './working-to-editor';

/** A target as it is typed; an empty mark takes it away. */
export interface TypedTarget {
  readonly mark: string;
  readonly agreedWith: string | null;
  readonly agreedOn: string | null;
  readonly note: string | null;
}

/** One subject of a pupil: what the pupil works to, the target and the teacher's forecast for a window. */
@Component({
  selector: 'hw-target-row',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, PointField, WorkingToEditor],
  templateUrl: './target-row.html',
})
export class TargetRow {
  readonly subject = input.required<TargetSubjectDto>();
  readonly scales = input.required<readonly ScaleDto[]>();
  readonly windowId = input.required<number>();
  readonly today = input.required<string>();
  readonly canWrite = input(false);
  readonly busy = input(false);
  /** What was refused of this row. */
  readonly problem = input<Problem | null>(null);
  readonly target = output<TypedTarget>();
  readonly forecast = output<string>();
  readonly workTo = output<SetWorkingToDto>();
  readonly endWorkingTo = output<string>();
  readonly takeBack = output<string>();

  protected readonly open = signal<'agreed' | 'working' | null>(null);
  protected readonly current = computed(() => workingOn(this.subject(), this.today()));
  protected readonly scale = computed(() => this.scales().find(({ id }) => id === this.subject().scaleId) ?? null);
  protected readonly stands = computed(
    () => this.subject().targets.find(({ windowId }) => windowId === this.windowId()) ?? null,
  );
  private readonly foreseen = computed(
    () => this.subject().forecasts.find(({ windowId }) => windowId === this.windowId()) ?? null,
  );
  protected readonly targetText = computed(() => this.textOf(this.stands()));
  protected readonly forecastText = computed(() => this.textOf(this.foreseen()));
  protected readonly form = linkedSignal(() => typedOf(this.stands(), this.targetText()));
  /** What was typed and is no mark; it stays in its field. */
  private readonly typedWrong = signal<string | null>(null);
  protected readonly message = computed(
    () => this.typedWrong() ?? this.problem()?.fields[0]?.message ?? this.problem()?.title ?? null,
  );

  protected readonly day = shortDate;
  protected readonly span = spanWords;

  protected latest(): string | null {
    return latestWords(this.subject(), this.scales());
  }

  protected working(): string {
    const current = this.current();
    return `Works ${levelWords(current, this.scales())}`;
  }

  protected earlier(): string[] {
    return (this.stands()?.earlier ?? []).map((point) => earlierWords(point, this.scales()));
  }

  protected toggle(what: 'agreed' | 'working'): void {
    this.open.set(this.open() === what ? null : what);
  }

  protected typeTarget(mark: string): void {
    if (this.isMark(mark) && mark.trim() !== this.targetText()) {
      this.target.emit({ ...typedOf(this.stands(), ''), mark });
    }
  }

  protected typeForecast(mark: string): void {
    if (this.isMark(mark) && mark.trim() !== this.forecastText()) this.forecast.emit(mark);
  }

  private isMark(text: string): boolean {
    const scale = this.scale();
    this.typedWrong.set(scale && pointProblem(text, scale));
    return this.typedWrong() === null;
  }

  protected set(change: Partial<TypedTarget>): void {
    this.form.update((form) => ({ ...form, ...change }));
  }

  protected saveAgreed(event: Event): void {
    event.preventDefault();
    this.target.emit({ ...this.form(), mark: this.targetText() });
    this.open.set(null);
  }

  private textOf(point: { value: number; scaleId: number } | null): string {
    return point === null ? '' : valueWords(point.value, point.scaleId, this.scales());
  }
}

function typedOf(target: TargetDto | null, mark: string): TypedTarget {
  const { agreedWith = null, agreedOn = null, note = null } = target ?? {};
  return { mark, agreedWith, agreedOn, note };
}
