import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** Where the files of a feed are put when a folder is watched, and how. */
@Component({
  selector: 'hw-feed-folder',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (folder(); as path) {
      <p>
        In the folder that your server’s operator has set up for feeds (<code>HEADWAY_FEED_FOLDER</code>), in
        <code class="path">{{ path }}</code>
      </p>
      <p class="small muted">
        It is looked into once a minute. A file nobody has written to for 30 seconds is taken, and moved to
        <code>done</code>, or to <code>waiting</code> when you have to look first.
      </p>
    } @else {
      <p>No folder is watched on this server. Its operator can set one up; until then files are sent with a token.</p>
    }
  `,
})
export class FeedFolder {
  readonly folder = input.required<string | null>();
}
