import { Clipboard } from '@angular/cdk/clipboard';
import { ChangeDetectionStrategy, Component, DOCUMENT, computed, inject, input, output, signal } from '@angular/core';
import type { NewFeedDto } from '@headway/api-client';
import { Session } from '../../core/session/session';
import { Icon } from '../../shared/icon/icon';
import { curlOf, uploadAddress } from './feed-words';

/** A feed's token, this once, with a command that sends a file. */
@Component({
  selector: 'hw-feed-token',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `
    <section class="fdtok" aria-labelledby="feed-token" tabindex="-1">
      <h2 id="feed-token">The token of {{ given().feed.name }}</h2>
      <p>
        <b>Copy it now: it is shown only this once.</b> Whoever has it can send files for this feed and nothing else.
        Headway keeps only its fingerprint.
      </p>
      <div class="fdcopy">
        <label class="fld">
          <span>Token</span>
          <input #token type="text" readonly spellcheck="false" [value]="given().token" (focus)="token.select()" />
        </label>
        <button class="btn fill" type="button" (click)="copy('Token', given().token)">
          {{ copied() === 'Token' ? 'Copied' : 'Copy' }}<span class="sr"> the token</span>
        </button>
      </div>
      <div class="fdcopy">
        <label class="fld">
          <span>To try it, run this beside a file called {{ fileName() }}</span>
          <textarea #line rows="3" readonly spellcheck="false" (focus)="line.select()" [value]="command()"></textarea>
        </label>
        <button class="btn" type="button" (click)="copy('Command', command())">
          {{ copied() === 'Command' ? 'Copied' : 'Copy' }}<span class="sr"> the command</span>
        </button>
      </div>
      <p class="small muted">
        The answer “202” says that the file has been taken; what it did is then said here, beside the feed. At most 60
        files an hour, of 64 MB each.
      </p>
      <div class="bar">
        <button class="btn" type="button" (click)="leave.emit()"><hw-icon name="check" small /> I have kept it</button>
      </div>
      <p class="sr" role="status">{{ said() }}</p>
    </section>
  `,
})
export class FeedToken {
  private readonly clipboard = inject(Clipboard);
  private readonly origin = inject(DOCUMENT).location.origin;
  private readonly schoolId = inject(Session).schoolId();

  readonly given = input.required<NewFeedDto>();
  /** What such a file could be called. */
  readonly fileName = input.required<string>();
  readonly leave = output<void>();

  protected readonly copied = signal<string | null>(null);
  protected readonly said = signal('');
  protected readonly command = computed(() => {
    const { feed, token } = this.given();
    return curlOf(uploadAddress(this.origin, this.schoolId, feed.id), token, this.fileName());
  });

  protected copy(what: 'Token' | 'Command', text: string): void {
    const done = this.clipboard.copy(text);
    this.copied.set(done ? what : null);
    this.said.set(done ? `${what} copied.` : 'The browser did not let it be copied. Select it and press Ctrl C.');
  }
}
