import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterRenderEffect,
  computed,
  effect,
  inject,
  signal,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { FlagDto } from '@headway/api-client';
import { Session } from '../../core/session/session';
import { Segmented, type Segment } from '../../shared/controls/segmented';
import { EmptyState } from '../../shared/feedback/empty-state';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { ProgressPanel } from '../../shared/feedback/progress-panel';
import { PageHead } from '../../shared/layout/page-head';
import { answerSentence, attendanceSentence, checkedSentence, flagsSentence, foldedSentence } from './answer';
import { FlagFilters } from './flag-filters';
import { ClassStrip } from './class-strip';
import { type FilledIn, type FlagForm, formsFor } from './flag-form';
import { FlagLegend } from './flag-legend';
import { askedIn, type FlagView } from './flag-query';
import { FlagRow } from './flag-row';
import { isForPage } from './page-keys';
import { FlagsData, PAGE_SIZE } from './flags-data';

/** Who needs help that is not getting it? */
@Component({
  selector: 'hw-flags',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    ClassStrip,
    EmptyState,
    ErrorNotice,
    FlagFilters,
    FlagLegend,
    FlagRow,
    PageHead,
    ProgressPanel,
    Segmented,
    RouterLink,
  ],
  providers: [FlagsData],
  templateUrl: './flags.html',
  host: { '(document:keydown)': 'key($event)' },
})
export class Flags {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly session = inject(Session);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly data = inject(FlagsData);

  private readonly params = toSignal(this.route.queryParams, { initialValue: {} });
  protected readonly asked = computed(() => askedIn(this.params()));
  private readonly limit = signal(PAGE_SIZE);
  protected readonly openId = signal<string | null>(null);
  /** The row that asks for something, and what. */
  protected readonly form = signal<{ id: string; form: FlagForm } | null>(null);
  protected readonly saving = signal(false);
  protected readonly today = computed(() => this.session.school()?.today ?? '');
  /** The row that last had the focus. */
  protected readonly currentId = signal<string | null>(null);

  protected readonly rows = computed(() => this.data.page()?.rows ?? []);
  /** The row the keys act on; it alone is in the tab order. */
  protected readonly current = computed(
    () => this.rows().find(({ id }) => id === this.currentId()) ?? this.rows()[0] ?? null,
  );
  /** A row that gets the focus once it is drawn. */
  private readonly wanted = signal<string | null>(null);
  protected readonly answer = computed(() => {
    const page = this.data.page();
    return page ? answerSentence(page.counts) : 'Looking who needs help …';
  });
  protected readonly counting = computed(() => {
    const page = this.data.page();
    return page ? flagsSentence(page.counts) : '';
  });
  protected readonly folded = computed(() => {
    const page = this.data.page();
    return page && this.asked().view === 'no-help' ? foldedSentence(page.counts) : '';
  });
  protected readonly attendance = computed(() => attendanceSentence(this.data.page()?.counts.attendance ?? 0));
  protected readonly checked = computed(() => {
    const analysis = this.data.analysis();
    return analysis ? checkedSentence(analysis) : '';
  });
  protected readonly working = computed(() => {
    const analysis = this.data.analysis();
    const running = analysis?.run?.status === 'running' ? analysis.run : null;
    if (!analysis || (!running && !analysis.waiting)) return null;
    const what = running ? 'Looking at all results' : 'All results will be looked at in a moment';
    return { what, done: running?.done ?? 0, total: running?.total ?? 0 };
  });
  protected readonly views = computed<Segment<FlagView>[]>(() => {
    const counts = this.data.page()?.counts;
    const of = (value: FlagView, label: string, count: number | undefined): Segment<FlagView> =>
      count === undefined ? { value, label } : { value, label, count };
    return [
      of('no-help', 'No help yet', counts?.noHelp),
      of('in-support', 'In support', counts?.inSupport),
      of('seen', 'Seen, watching', counts?.seen),
      of('resolved', 'Resolved this half term', counts?.resolved),
    ];
  });
  protected readonly rights = computed(() => ({
    act: this.session.can('flags.act'),
    answer: this.session.can('answers.write'),
    place: this.session.can('placements.write'),
  }));
  protected readonly mayAnalyse = computed(() => this.session.can('analysis.run'));
  protected readonly empty = computed(() => EMPTY[this.asked().view ?? 'no-help']);
  protected readonly filtered = computed(() => Object.keys(this.asked()).length > 1);

  constructor() {
    effect(() => this.data.ask({ ...this.asked(), limit: this.limit() }));
    afterRenderEffect(() => {
      const wanted = this.wanted();
      const flag = this.rows().find(({ id }) => id === wanted);
      if (!flag) return;
      this.wanted.set(null);
      this.focus(flag);
    });
  }

  /** Puts a choice into the address, so that it can be kept, sent and gone back from. */
  protected choose(choice: Readonly<Record<string, string | null>>): void {
    this.limit.set(PAGE_SIZE);
    void this.router.navigate([], { relativeTo: this.route, queryParams: choice, queryParamsHandling: 'merge' });
  }

  protected clear(): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams: { view: this.asked().view } });
  }

  protected showMore(): void {
    this.limit.update((limit) => limit + PAGE_SIZE);
  }

  protected toggle(flag: FlagDto): void {
    this.openId.update((id) => (id === flag.id ? null : flag.id));
    this.currentId.set(flag.id);
  }

  protected async acknowledge(flag: FlagDto): Promise<void> {
    await this.act(flag, (undone) => this.data.acknowledge(flag, undone));
  }

  protected async save(flag: FlagDto, filled: FilledIn): Promise<void> {
    if (filled.form === 'dismiss') {
      this.form.set(null);
      await this.act(flag, (undone) => this.data.dismiss(flag, filled.reason, undone));
      return;
    }
    const { inClass } = flag;
    this.saving.set(true);
    await this.act(flag, async (undone) => {
      const saved =
        filled.form === 'answer'
          ? await this.data.answer(flag, filled.answer, undone)
          : inClass !== null && (await this.data.review(inClass, filled.review));
      // What was typed stays until it is kept.
      if (saved) this.form.set(null);
      else this.focus(flag);
    });
    this.saving.set(false);
  }

  protected keep(flag: FlagDto): void {
    this.form.set(null);
    this.focus(flag);
  }

  /** J and K move, Enter opens, S has seen, C answers in class, D dismisses, wherever on the page the focus is. */
  protected key(event: KeyboardEvent): void {
    if (!isForPage(event)) return;
    const inside = event.target instanceof Element ? event.target.closest('hw-flag-row') : null;
    const flag = this.rows().find(({ id }) => inside?.id === `flag-${id}`) ?? this.current();
    if (!flag) return;
    const at = this.rows().indexOf(flag);
    const forms = formsFor(flag, this.rights());
    const inClass = forms.find((form) => form !== 'dismiss');
    const acts: Readonly<Record<string, () => void>> = {
      // From elsewhere on the page the first step goes to the current row.
      j: () => this.focus(inside ? this.rows()[at + 1] : flag),
      k: () => this.focus(inside ? this.rows()[at - 1] : flag),
      enter: () => {
        this.toggle(flag);
        this.focus(flag);
      },
      s: () => this.rights().act && flag.state === 'open' && void this.acknowledge(flag),
      c: () => inClass && this.form.set({ id: flag.id, form: inClass }),
      d: () => forms.includes('dismiss') && this.form.set({ id: flag.id, form: 'dismiss' }),
    };
    const act = acts[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** The next row has the focus while and after a row is acted on; taking the act back returns to its row. */
  private async act(flag: FlagDto, act: (undone: () => void) => Promise<void>): Promise<void> {
    const at = this.rows().findIndex(({ id }) => id === flag.id);
    const next = this.rows()[at + 1] ?? this.rows()[at - 1];
    this.focus(next);
    await act(() => this.wanted.set(flag.id));
    // A menu that closes gives the focus back to the row that is about to go.
    const { activeElement } = document;
    const lost = activeElement === document.body || activeElement?.closest(`#flag-${flag.id}`);
    if (next && lost) this.wanted.set(next.id);
  }

  private focus(flag: FlagDto | undefined): void {
    if (!flag) return;
    this.currentId.set(flag.id);
    this.rowOf(flag.id)?.focus();
  }

  private rowOf(id: string): HTMLElement | null {
    return this.element.nativeElement.querySelector<HTMLElement>(`#flag-${id}`);
  }
}

const EMPTY: Readonly<Record<FlagView, { heading: string; text: string }>> = {
  'no-help': { heading: 'Nobody needs help who is not getting it', text: '' },
  'in-support': {
    heading: 'Nobody with a flag is in a group for that subject',
    text: 'A flag stands here once its pupil is in a group.',
  },
  seen: {
    heading: 'No flag is only being watched',
    text: 'A flag stands here once somebody has seen it and before a group starts.',
  },
  attendance: {
    heading: 'Nobody is flagged for attendance alone',
    text: 'Who misses half of school or more, or has another reason too, stands with those who need help.',
  },
  resolved: {
    heading: 'No flag was resolved this half term',
    text: 'A flag resolves itself when its reasons no longer hold.',
  },
  dismissed: {
    heading: 'No flag is dismissed',
    text: 'A dismissed flag comes back when there is a new reason or it gets worse.',
  },
};
