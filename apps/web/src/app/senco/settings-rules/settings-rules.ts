import { ChangeDetectionStrategy, Component, DestroyRef, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { PhaseSettingsDto } from '@headway/api-client';
import { LiveEvents } from '../../core/live/live-events';
import { problemOf } from '../../core/errors/problem';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { ProgressPanel } from '../../shared/feedback/progress-panel';
import { PageHead } from '../../shared/layout/page-head';
import { SettingsTabs } from '../../shared/layout/settings-tabs';
import { Segmented } from '../../shared/controls/segmented';
import { counted } from '../../shared/words/numbers';
import { ruleChanges, rulesAnswer, withChoice } from './rule-form';
import { RuleRow, type RuleSet } from './rule-row';
import { RuleVersions } from './rule-versions';
import { phaseName } from './rule-words';
import { RulesData } from './rules-data';
import { TrialResult } from './trial-result';

/** The rules behind the flags: set, tried out on the past, switched on. */
@Component({
  selector: 'hw-settings-rules',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorNotice, PageHead, ProgressPanel, RuleRow, RuleVersions, Segmented, SettingsTabs, TrialResult],
  providers: [RulesData],
  templateUrl: './settings-rules.html',
})
export class SettingsRules {
  protected readonly data = inject(RulesData);

  /** What is changed on the page and not kept yet. */
  private readonly typed = signal<PhaseSettingsDto | null>(null);
  protected readonly part = signal('all');
  protected readonly note = signal('');

  protected readonly page = this.data.page;
  protected readonly shown = computed(() => this.typed() ?? this.data.kept());
  protected readonly parts = computed(() =>
    ['all', ...(this.page()?.phases ?? [])].map((value) => ({ value, label: phaseName(value) })),
  );
  /** What differs from what is in use. */
  protected readonly changes = computed(() => {
    const [page, shown] = [this.page(), this.shown()];
    return page && shown ? ruleChanges(page.inUse.settings, shown, page) : [];
  });
  protected readonly unkept = computed(() => {
    const [page, typed, kept] = [this.page(), this.typed(), this.data.kept()];
    return page && typed && kept ? ruleChanges(kept, typed, page).length : 0;
  });
  protected readonly unkeptWords = computed(() => `${counted(this.unkept(), 'change')} not kept yet`);
  protected readonly answer = computed(() => {
    const page = this.page();
    return page
      ? rulesAnswer(page.inUse.settings, page.rules, { number: page.inUse.number, waiting: this.changes().length })
      : '';
  });
  /** The try-out of exactly what is on the page, or one that is under way. */
  protected readonly trial = computed(() => {
    const { trial, draft } = this.page() ?? {};
    if (!trial || !draft || trial.number !== draft.number || trial.version !== draft.version) return null;
    return trial.status === 'cancelled' ? null : trial;
  });
  protected readonly running = computed(() => ['waiting', 'running', 'failed'].includes(this.trial()?.status ?? ''));
  protected readonly findings = computed(() => (this.unkept() === 0 ? (this.trial()?.findings ?? null) : null));
  protected readonly mayTry = computed(
    () => this.changes().length > 0 && !this.running() && (this.unkept() > 0 || !this.page()?.draft?.triedOut),
  );

  constructor() {
    inject(LiveEvents)
      .follow({ topics: ['rules'], read: () => this.data.read() })
      .pipe(takeUntilDestroyed(inject(DestroyRef)))
      .subscribe({ error: (error: unknown) => this.data.problem.set(problemOf(error)) });
  }

  protected changesOf(rule: string) {
    return this.changes().filter((one) => one.rule === rule && one.part === this.part());
  }

  protected set({ rule, name, value }: RuleSet): void {
    const shown = this.shown();
    if (shown) this.typed.set(withChoice(shown, this.part(), [rule, name], value));
  }

  protected leave(): void {
    this.typed.set(null);
  }

  protected async keep(): Promise<void> {
    const typed = this.typed();
    if (typed && (await this.data.keep(typed))) this.typed.set(null);
  }

  protected async tryOut(): Promise<void> {
    const settings = this.typed() ?? (this.page()?.draft ? null : this.shown());
    if (await this.data.tryOut(settings)) this.typed.set(null);
  }

  protected async switchOn(event: Event): Promise<void> {
    event.preventDefault();
    if (await this.data.switchOn(this.note())) this.note.set('');
  }
}
