import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import type { RegisterPupilDto } from '@headway/api-client';
import { EmptyState } from '../../shared/feedback/empty-state';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { Icon, type IconName } from '../../shared/icon/icon';
import { weekday } from '../../shared/words/dates';
import { counted } from '../../shared/words/numbers';
import { type Mark, WHY_AWAY, type Why, allHere, besideName, registerFoot, tapped } from './register-state';
import { RegisterStore } from './register-store';
import { SessionsStrip } from './sessions-strip';

const LOOKS: Readonly<Record<Mark, { readonly row: string; readonly icon: IconName; readonly word: string }>> = {
  present: { row: 'in', icon: 'check', word: 'Here' },
  absent: { row: 'out', icon: 'x', word: 'Away' },
  late: { row: 'late', icon: 'clock', word: 'Late' },
};

/** The register of one session: one tap a pupil, each saved at once. */
@Component({
  selector: 'hw-register',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EmptyState, ErrorNotice, Icon, SessionsStrip],
  providers: [RegisterStore],
  templateUrl: './register.html',
})
export class Register {
  readonly sessionId = input.required<string>();
  readonly done = output();

  protected readonly store = inject(RegisterStore);
  protected readonly whys = WHY_AWAY;
  protected readonly weekday = weekday;
  protected readonly beside = besideName;
  /** The pupil whose choices are open. */
  protected readonly opened = signal<string | null>(null);
  private readonly short = signal(false);

  private readonly strip = computed(() => this.store.register()?.strip ?? []);
  protected readonly states = computed(() => this.strip().map(({ state }) => state));
  protected readonly number = computed(() => this.strip().findIndex(({ state }) => state === 'this') + 1);
  protected readonly soFar = computed(() => {
    const held = this.states().filter((state) => state === 'held').length;
    const lost = this.states().filter((state) => state === 'lost').length;
    return `${counted(held, 'other')} happened${lost > 0 ? `; ${lost} did not run` : ''}.`;
  });
  protected readonly foot = computed(() => {
    const register = this.store.register();
    return register ? registerFoot(register) : { here: '', away: '' };
  });
  protected readonly how = computed(() => {
    const register = this.store.register();
    if (!register || register.status === 'planned') return null;
    if (register.status === 'cancelled') return 'lost';
    return this.short() || register.heldMinutes !== null ? 'short' : 'whole';
  });

  constructor() {
    effect(() => {
      this.opened.set(null);
      this.short.set(false);
      void this.store.open(this.sessionId());
    });
    inject(DestroyRef).onDestroy(() => this.store.stop());
  }

  protected look({ mark }: RegisterPupilDto): string {
    return mark ? LOOKS[mark].row : '';
  }

  protected icon({ mark }: RegisterPupilDto): IconName {
    return mark ? LOOKS[mark].icon : 'minus';
  }

  protected word({ mark }: RegisterPupilDto): string {
    return mark ? LOOKS[mark].word : 'Not marked';
  }

  protected all(): void {
    this.store.set(allHere(this.store.register()?.pupils ?? []));
  }

  protected tap({ pupilId, mark }: RegisterPupilDto): void {
    this.store.set({ status: 'held', marks: { [pupilId]: tapped(mark) } });
  }

  protected mark({ pupilId }: RegisterPupilDto, mark: Mark, why: Why | null): void {
    this.opened.set(null);
    this.store.set({ status: 'held', marks: { [pupilId]: { mark, why } } });
  }

  protected toggle(pupilId: string): void {
    this.opened.update((opened) => (opened === pupilId ? null : pupilId));
  }

  protected whole(): void {
    this.short.set(false);
    this.store.set({ status: 'held', minutes: null, marks: {} });
  }

  protected cutShort(): void {
    this.short.set(true);
    this.store.set({ status: 'held', marks: {} });
  }

  protected last(minutes: string): void {
    const count = Number(minutes);
    if (Number.isInteger(count) && count > 0) this.store.set({ status: 'held', minutes: count, marks: {} });
  }

  protected didNotRun(): void {
    this.short.set(false);
    this.store.set({ status: 'cancelled', marks: {} });
  }
}
