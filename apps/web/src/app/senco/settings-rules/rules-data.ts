import { Injectable, computed, inject, signal } from '@angular/core';
import {
  Api,
  discardRuleDraft,
  getRuleSettings,
  type PhaseSettingsDto,
  type RuleSettingsDto,
  saveRuleDraft,
  stopRuleTrial,
  switchBackRules,
  switchOnRuleDraft,
  tryRuleDraft,
} from '@headway/api-client';
import { type Problem, problemOf } from '../../core/errors/problem';
import { newId } from '../../core/new-id';
import { Session } from '../../core/session/session';
import { Undo } from '../../core/undo/undo';

const tag = (version: number): string => `"${version}"`;

/** The rules on the server, and what a person does with them. Provided by the page. */
@Injectable()
export class RulesData {
  private readonly api = inject(Api);
  private readonly undo = inject(Undo);
  private readonly schoolId = inject(Session).schoolId();

  readonly page = signal<RuleSettingsDto | null>(null);
  readonly problem = signal<Problem | null>(null);
  readonly busy = signal(false);
  /** What is changed from: the draft, or what is in use. */
  readonly kept = computed(() => {
    const page = this.page();
    return page ? (page.draft ?? page.inUse).settings : null;
  });

  async read(): Promise<RuleSettingsDto> {
    const page = await this.api.invoke(getRuleSettings, { schoolId: this.schoolId });
    this.page.set(page);
    return page;
  }

  /** @returns whether it was kept */
  keep(settings: PhaseSettingsDto): Promise<boolean> {
    return this.attempt(() => this.save(settings));
  }

  /** Keeps what is changed, if anything is, and tries it out. */
  tryOut(settings: PhaseSettingsDto | null): Promise<boolean> {
    return this.attempt(async () => {
      if (settings) await this.save(settings);
      const version = this.page()?.draft?.version ?? 0;
      const body = { id: newId() };
      await this.api.invoke(tryRuleDraft, { schoolId: this.schoolId, 'If-Match': tag(version), body });
      await this.read();
    });
  }

  stop(trialId: string): Promise<boolean> {
    return this.attempt(async () => {
      await this.api.invoke(stopRuleTrial, { schoolId: this.schoolId, trialId });
      await this.read();
    });
  }

  discard(): Promise<boolean> {
    return this.attempt(async () => {
      const draft = this.page()?.draft;
      if (!draft) return;
      await this.api.invoke(discardRuleDraft, { schoolId: this.schoolId, 'If-Match': tag(draft.version) });
      await this.read();
      this.undo.offer('The draft was put aside', () => this.save(draft.settings));
    });
  }

  switchOn(note: string): Promise<boolean> {
    return this.attempt(async () => {
      const { draft, inUse } = this.page() ?? {};
      if (!draft || !inUse) return;
      const body = note.trim() === '' ? {} : { note };
      const on = { schoolId: this.schoolId, 'If-Match': tag(draft.version), body };
      await this.api.invoke(switchOnRuleDraft, on);
      await this.read();
      this.undo.offer(`Version ${draft.number} of the rules is on`, () => this.back(inUse.number));
    });
  }

  switchBack(number: number): Promise<boolean> {
    return this.attempt(async () => {
      const before = this.page()?.inUse.number ?? 0;
      await this.back(number);
      const what = number === 0 ? 'The rules as shipped are on' : `What version ${number} said is on again`;
      this.undo.offer(what, () => this.back(before));
    });
  }

  private async save(settings: PhaseSettingsDto): Promise<void> {
    const version = this.page()?.draft?.version ?? 0;
    const body = { settings };
    await this.api.invoke(saveRuleDraft, { schoolId: this.schoolId, 'If-Match': tag(version), body });
    await this.read();
  }

  private async back(number: number): Promise<void> {
    const inUse = this.page()?.inUse.number ?? 0;
    await this.api.invoke(switchBackRules, { schoolId: this.schoolId, 'If-Match': tag(inUse), body: { number } });
    await this.read();
  }

  private async attempt(act: () => Promise<void>): Promise<boolean> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await act();
      return true;
    } catch (error) {
      this.problem.set(problemOf(error));
      // What somebody else changed is shown, and the next attempt is made on it.
      if ([409, 412].includes(this.problem()?.status ?? 0)) await this.read().catch(() => undefined);
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
