import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { Api, type ImpactListDto, type ImpactRowDto, estimateImpact, listImpact } from '@headway/api-client';
import { type Problem, problemOf } from '../../core/errors/problem';
import { LiveEvents } from '../../core/live/live-events';
import { PageStateLine } from '../../core/page/page-state';
import { Session } from '../../core/session/session';
import { EmptyState } from '../../shared/feedback/empty-state';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { Icon } from '../../shared/icon/icon';
import { PageHead } from '../../shared/layout/page-head';
import { counted } from '../../shared/words/numbers';
import { answerSentence, ledeSentence } from './answer';
import { pooledOf, rowsOf, subjectsOf, yearsOf } from './filters';
import { ImpactLegend } from './impact-legend';
import { ImpactNumbers } from './impact-numbers';
import { ImpactTable } from './impact-table';
import { kindsOf } from './kinds';
import { workedOutWords } from './row-words';
import { sectionsOf } from './sections';

/** What helped, and how sure that is: every group against pupils who started level. */
@Component({
  selector: 'hw-impact',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EmptyState, ErrorNotice, Icon, ImpactLegend, ImpactNumbers, ImpactTable, PageHead, RouterLink],
  templateUrl: './impact.html',
  host: { '(document:keydown)': 'key($event)' },
})
export class Impact {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly stateLine = inject(PageStateLine);

  /** A group to open at once, for links from elsewhere. */
  readonly group = input<string>();

  protected readonly list = signal<ImpactListDto | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  /** What became of asking for new numbers. */
  protected readonly news = signal('');
  private readonly asked = signal(false);

  protected readonly year = signal('');
  protected readonly subject = signal('');
  protected readonly asTable = signal(false);
  protected readonly opened = linkedSignal<ReadonlySet<string>>(
    () => new Set([this.group()].filter((id) => id !== undefined)),
  );

  protected readonly mayAsk = computed(() => this.session.can('analysis.run'));
  protected readonly mayPlan = computed(() => this.session.can('groups.read'));
  protected readonly all = computed(() => this.list()?.rows ?? []);
  protected readonly years = computed(() => yearsOf(this.all()));
  protected readonly subjects = computed(() => subjectsOf(this.all()));
  protected readonly rows = computed(() => rowsOf(this.all(), this.year(), this.subject()));
  protected readonly sections = computed(() => sectionsOf(this.rows()));
  protected readonly pooled = computed(() => {
    const list = this.list();
    // Programmes are taken together over all years: beside the groups of one year they would not be theirs.
    return list && this.year() === '' ? pooledOf(list, this.rows()) : [];
  });
  private readonly kinds = computed(() => kindsOf(this.rows(), this.pooled()));
  protected readonly answer = computed(() => answerSentence(this.kinds()));
  protected readonly lede = computed(() => ledeSentence(this.kinds(), this.pooled().length > 0));
  protected readonly chosen = computed(() =>
    [this.year(), this.subject()].filter((choice) => choice !== '').join(', '),
  );

  constructor() {
    const schoolId = this.session.schoolId();
    inject(LiveEvents)
      .follow({ topics: ['impact'], read: () => this.api.invoke(listImpact, { schoolId }) })
      .pipe(takeUntilDestroyed())
      .subscribe({
        next: (list) => this.show(list),
        error: (error: unknown) => this.problem.set(problemOf(error)),
      });
  }

  protected toggle(groupId: string): void {
    this.opened.update((opened) => {
      const next = new Set(opened);
      if (!next.delete(groupId)) next.add(groupId);
      return next;
    });
  }

  protected showAll(): void {
    this.year.set('');
    this.subject.set('');
  }

  protected async workOut(): Promise<void> {
    this.problem.set(null);
    this.asked.set(true);
    this.news.set('Being worked out again. New numbers appear here by themselves; you can leave this page.');
    try {
      await this.api.invoke(estimateImpact, { schoolId: this.session.schoolId() });
    } catch (error) {
      this.asked.set(false);
      this.news.set('');
      this.problem.set(problemOf(error));
    }
  }

  protected key(event: KeyboardEvent): void {
    const inField =
      event.target instanceof HTMLElement && event.target.matches('input, textarea, select, [contenteditable]');
    if (event.key.toLowerCase() !== 't' || event.defaultPrevented || inField) return;
    if (event.ctrlKey || event.metaKey || event.altKey || this.all().length === 0) return;
    event.preventDefault();
    this.asTable.update((table) => !table);
  }

  private show(list: ImpactListDto): void {
    if (this.asked()) this.news.set(newsOf(changedSince(this.all(), list.rows)));
    this.problem.set(null);
    this.list.set(list);
    const words = workedOutWords(list.rows);
    if (words) this.stateLine.say(words);
  }
}

function changedSince(before: readonly ImpactRowDto[], now: readonly ImpactRowDto[]): number {
  const known = new Map(before.map((row) => [row.groupId, row.madeAt]));
  return now.filter((row) => known.get(row.groupId) !== row.madeAt).length;
}

/** Without a live stream the page reads now and then, so that "nothing" can only be "so far". */
function newsOf(changed: number): string {
  return changed === 0
    ? 'Nothing has changed so far: marks, registers and groups are as they were.'
    : `Worked out again: ${counted(changed, 'group')} changed.`;
}
