import { ChangeDetectionStrategy, Component, DOCUMENT, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { FeedDto } from '@headway/api-client';
import { Session } from '../../core/session/session';
import { Icon } from '../../shared/icon/icon';
import { Status } from '../../shared/marks/status';
import { dayAndTime } from '../imports/list-words';
import { FeedFolder } from './feed-folder';
import { fileMark, fileWords, limitWords, uploadAddress } from './feed-words';

/** What is done to a feed below its row. */
export type FeedTask = 'change' | 'token' | 'end';

/** One feed: what its last file did, what waits, and what can be done with it. */
@Component({
  selector: 'hw-feed-row',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FeedFolder, Icon, RouterLink, Status],
  templateUrl: './feed-row.html',
})
export class FeedRow {
  private readonly origin = inject(DOCUMENT).location.origin;
  private readonly schoolId = inject(Session).schoolId();

  readonly feed = input.required<FeedDto>();
  /** With what its files are read, in words. */
  readonly readWith = input.required<string>();
  readonly task = input<FeedTask | null>(null);
  readonly busy = input(false);
  readonly open = output<FeedTask | null>();
  readonly renew = output<void>();
  readonly end = output<void>();

  protected readonly ended = computed(() => this.feed().revokedAt !== null);
  /** The last file, unless it stands among those that wait. */
  protected readonly last = computed(() => {
    const { lastFile, waiting } = this.feed();
    return waiting.some(({ importId }) => importId === lastFile?.importId) ? null : lastFile;
  });
  protected readonly more = computed(() => this.feed().waitingCount - this.feed().waiting.length);
  protected readonly address = computed(() => uploadAddress(this.origin, this.schoolId, this.feed().id));

  protected readonly mark = fileMark;
  protected readonly words = fileWords;
  protected readonly limit = limitWords;
  protected readonly when = dayAndTime;

  protected toggle(task: FeedTask): void {
    this.open.emit(this.task() === task ? null : task);
  }
}
