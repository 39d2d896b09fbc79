import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  signal,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import {
  addFeed,
  Api,
  changeFeed,
  type FeedDto,
  listFeeds,
  listSavedMappings,
  type NewFeedDto,
  renewFeedToken,
  revokeFeed,
  type SavedMappingDto,
} from '@headway/api-client';
import { type Problem, problemOf } from '../../core/errors/problem';
import { LiveEvents } from '../../core/live/live-events';
import { Session } from '../../core/session/session';
import { Undo } from '../../core/undo/undo';
import { EmptyState } from '../../shared/feedback/empty-state';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { Icon } from '../../shared/icon/icon';
import { PageHead } from '../../shared/layout/page-head';
import { SettingsTabs } from '../../shared/layout/settings-tabs';
import { FileKinds } from '../file-kinds';
import { type EditedFeed, FeedEditor } from './feed-editor';
import { FeedFolder } from './feed-folder';
import { emptyFeed, type FeedForm, formOfFeed } from './feed-form';
import { FeedRow, type FeedTask } from './feed-row';
import { FeedToken } from './feed-token';
import { feedsAnswer } from './feed-words';

/** Below the head a new feed, or below a row what is done to that feed; a form keeps what it started with. */
type Open =
  { readonly what: 'new' } | { readonly what: FeedTask; readonly id: string; readonly start: FeedForm } | null;

/** Feeds: files that another system hands over by itself. */
@Component({
  selector: 'hw-settings-feeds',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EmptyState, ErrorNotice, FeedEditor, FeedFolder, FeedRow, FeedToken, Icon, PageHead, SettingsTabs],
  templateUrl: './settings-feeds.html',
})
export class SettingsFeeds {
  private readonly api = inject(Api);
  private readonly undo = inject(Undo);
  private readonly kinds = inject(FileKinds);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly schoolId = inject(Session).schoolId();

  protected readonly feeds = signal<readonly FeedDto[] | null>(null);
  protected readonly mappings = signal<readonly SavedMappingDto[]>([]);
  protected readonly open = signal<Open>(null);
  /** A token that has just been made; it is nowhere else. */
  protected readonly given = signal<NewFeedDto | null>(null);
  /** A feed that has just been made, whose files are put into its folder. */
  protected readonly placed = signal<FeedDto | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly busy = signal(false);

  protected readonly running = computed(() => (this.feeds() ?? []).filter(({ revokedAt }) => revokedAt === null));
  protected readonly ended = computed(() => (this.feeds() ?? []).filter(({ revokedAt }) => revokedAt !== null));
  protected readonly answer = computed(() => feedsAnswer(this.feeds() ?? []));

  protected readonly empty = emptyFeed;
  protected readonly kindOf = (kind: SavedMappingDto['kind']): string => this.kinds.labelOf(kind);

  constructor() {
    inject(LiveEvents)
      .follow({ topics: ['imports'], read: () => this.both() })
      .pipe(takeUntilDestroyed())
      .subscribe({
        next: ([feeds, mappings]) => {
          this.feeds.set(feeds);
          this.mappings.set(mappings);
        },
        error: (error: unknown) => this.problem.set(problemOf(error)),
      });
  }

  protected readWith({ savedMappingId }: FeedDto): string {
    if (savedMappingId === null) return 'Takes Common Transfer Files and OneRoster.';
    const mapping = this.mappings().find(({ id }) => id === savedMappingId);
    return mapping ? `Read with ${mapping.name} (${this.kindOf(mapping.kind)}).` : '';
  }

  /** What a file of the feed could be called. */
  protected fileName({ savedMappingId }: FeedDto): string {
    return savedMappingId === null ? 'transfer.xml' : 'file.csv';
  }

  protected taskOf({ id }: FeedDto): FeedTask | null {
    const open = this.open();
    return open !== null && open.what !== 'new' && open.id === id ? open.what : null;
  }

  /** Where the form of a feed that is being changed began. */
  protected startOf({ id }: FeedDto): FeedForm | null {
    const open = this.open();
    return open?.what === 'change' && open.id === id ? open.start : null;
  }

  protected show(feed: FeedDto, task: FeedTask | null): void {
    this.problem.set(null);
    this.open.set(task === null ? null : { what: task, id: feed.id, start: formOfFeed(feed) });
  }

  protected showNew(wanted: boolean): void {
    this.problem.set(null);
    this.open.set(wanted ? { what: 'new' } : null);
  }

  /** The token, or where the folder is, has been seen. */
  protected putAway(): void {
    this.given.set(null);
    this.placed.set(null);
    this.focusOn('.answer');
  }

  protected make({ wish, way }: EditedFeed): Promise<void> {
    return this.attempt(async () => {
      const made = await this.api.invoke(addFeed, { schoolId: this.schoolId, body: wish });
      // Nobody needs the token of a feed with a folder: one can be made when somebody does.
      this.given.set(way === 'upload' ? made : null);
      this.placed.set(way === 'folder' ? made.feed : null);
      this.focusOn('.fdtok');
    });
  }

  protected change(before: FeedDto, { wish }: EditedFeed): Promise<void> {
    const at = { schoolId: this.schoolId, feedId: before.id };
    const { name, savedMappingId, fullRoll, mostChanges, mostShare } = before;
    return this.attempt(async () => {
      await this.api.invoke(changeFeed, { ...at, body: wish });
      this.undo.offer(`${wish.name} was changed`, async () => {
        await this.api.invoke(changeFeed, { ...at, body: { name, savedMappingId, fullRoll, mostChanges, mostShare } });
        await this.read();
      });
    });
  }

  protected renew({ id: feedId }: FeedDto): Promise<void> {
    return this.attempt(async () => {
      this.given.set(await this.api.invoke(renewFeedToken, { schoolId: this.schoolId, feedId }));
      this.placed.set(null);
      this.focusOn('.fdtok');
    });
  }

  protected end({ id: feedId }: FeedDto): Promise<void> {
    return this.attempt(async () => {
      await this.api.invoke(revokeFeed, { schoolId: this.schoolId, feedId });
      if (this.given()?.feed.id === feedId) this.given.set(null);
      if (this.placed()?.id === feedId) this.placed.set(null);
      this.focusOn('.answer');
    });
  }

  private both(): Promise<[FeedDto[], SavedMappingDto[]]> {
    const at = { schoolId: this.schoolId };
    return Promise.all([this.api.invoke(listFeeds, at), this.api.invoke(listSavedMappings, at)]);
  }

  private async read(): Promise<void> {
    const [feeds, mappings] = await this.both();
    this.feeds.set(feeds);
    this.mappings.set(mappings);
  }

  /** What had the focus has gone with what was open. */
  private focusOn(selector: string): void {
    afterNextRender(
      () => {
        const found = this.host.nativeElement.querySelector<HTMLElement>(selector);
        found?.setAttribute('tabindex', '-1');
        found?.focus();
      },
      { injector: this.injector },
    );
  }

  /** Does it, closes what is open and reads anew; what is refused is said, and what is open stays. */
  private async attempt(act: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await act();
      this.open.set(null);
      await this.read();
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
