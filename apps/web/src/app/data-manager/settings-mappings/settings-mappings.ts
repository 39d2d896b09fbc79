import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import {
  Api,
  type FeedDto,
  forgetSavedMapping,
  listFeeds,
  listSavedMappings,
  renameSavedMapping,
  type SavedMappingDto,
} from '@headway/api-client';
import { type Problem, problemOf } from '../../core/errors/problem';
import { LiveEvents } from '../../core/live/live-events';
import { Session } from '../../core/session/session';
import { Undo } from '../../core/undo/undo';
import { EmptyState } from '../../shared/feedback/empty-state';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { PageHead } from '../../shared/layout/page-head';
import { SettingsTabs } from '../../shared/layout/settings-tabs';
import { MappingRow, type MappingTask } from './mapping-row';
import { feedsWith, mappingsAnswer } from './mapping-words';

interface Known {
  readonly mappings: readonly SavedMappingDto[];
  readonly feeds: readonly FeedDto[];
}

/** Mappings remembered from files that have gone in. */
@Component({
  selector: 'hw-settings-mappings',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EmptyState, ErrorNotice, MappingRow, PageHead, RouterLink, SettingsTabs],
  templateUrl: './settings-mappings.html',
})
export class SettingsMappings {
  private readonly api = inject(Api);
  private readonly undo = inject(Undo);
  private readonly schoolId = inject(Session).schoolId();

  protected readonly known = signal<Known | null>(null);
  protected readonly open = signal<{ readonly id: string; readonly task: MappingTask } | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly busy = signal(false);
  protected readonly answer = computed(() => mappingsAnswer(this.known()?.mappings ?? []));

  constructor() {
    inject(LiveEvents)
      .follow({ topics: ['imports'], read: () => this.read() })
      .pipe(takeUntilDestroyed())
      .subscribe({
        next: (known) => this.known.set(known),
        error: (error: unknown) => this.problem.set(problemOf(error)),
      });
  }

  protected taskOf({ id }: SavedMappingDto): MappingTask | null {
    const open = this.open();
    return open?.id === id ? open.task : null;
  }

  protected feedsOf(mapping: SavedMappingDto): string[] {
    return feedsWith(mapping, this.known()?.feeds ?? []);
  }

  protected show({ id }: SavedMappingDto, task: MappingTask | null): void {
    this.problem.set(null);
    this.open.set(task === null ? null : { id, task });
  }

  protected rename({ id: mappingId, name: before }: SavedMappingDto, name: string): Promise<void> {
    const write = async (to: string): Promise<void> => {
      await this.api.invoke(renameSavedMapping, { schoolId: this.schoolId, mappingId, body: { name: to } });
    };
    return this.attempt(async () => {
      await write(name);
      this.undo.offer(`${before} is called ${name}`, async () => {
        await write(before);
        this.known.set(await this.read());
      });
    });
  }

  protected forget({ id: mappingId }: SavedMappingDto): Promise<void> {
    return this.attempt(() => this.api.invoke(forgetSavedMapping, { schoolId: this.schoolId, mappingId }));
  }

  private async read(): Promise<Known> {
    const at = { schoolId: this.schoolId };
    const [mappings, feeds] = await Promise.all([
      this.api.invoke(listSavedMappings, at),
      this.api.invoke(listFeeds, at),
    ]);
    return { mappings, feeds };
  }

  private async attempt(act: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await act();
      this.open.set(null);
      this.known.set(await this.read());
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
