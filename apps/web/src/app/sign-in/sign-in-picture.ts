import { ChangeDetectionStrategy, Component } from '@angular/core';

/** What Headway is about, as a picture: progress with its uncertainty, beside where it would have gone. Decoration only. */
@Component({
  selector: 'hw-sign-in-picture',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <figure aria-hidden="true">
      <svg viewBox="0 0 720 900" preserveAspectRatio="xMidYMid slice">
        @for (result of results; track result.x) {
          <line [attr.x1]="result.x" [attr.x2]="result.x" y1="120" y2="600" stroke="currentColor" opacity=".1" />
        }
        <path
          d="M56 406L123.6 390L191.1 400L258.7 378L326.2 386L393.8 344L461.3 330L528.9 276L596.4 252L664 186L664 278L596.4 348L528.9 376L461.3 434L393.8 452L326.2 502L258.7 494L191.1 524L123.6 514L56 534z"
          fill="currentColor"
          opacity=".12"
        />
        <path
          d="M56 486L123.6 481L191.1 476L258.7 471L326.2 466L393.8 461L461.3 456L528.9 451L596.4 446L664 441"
          fill="none"
          stroke="currentColor"
          opacity=".55"
          stroke-width="2"
          stroke-dasharray="1 6"
          stroke-linecap="round"
        />
        <path
          d="M56 470L123.6 452L191.1 462L258.7 436L326.2 444L393.8 398L461.3 382L528.9 326L596.4 300L664 232"
          fill="none"
          stroke="currentColor"
          stroke-width="3"
          stroke-linecap="round"
        />
        @for (result of results; track result.x) {
          <circle
            [class.hollow]="result.hollow"
            [attr.cx]="result.x"
            [attr.cy]="result.y"
            [attr.r]="result.hollow || $index < results.length - 1 ? 5 : 9"
          />
        }
      </svg>
      <figcaption>Which pupils are falling behind.<br />Help within days.<br />Honest about what worked.</figcaption>
    </figure>
  `,
})
export class SignInPicture {
  protected readonly results = [
    { x: 56, y: 470, hollow: false },
    { x: 123.6, y: 452, hollow: false },
    { x: 191.1, y: 462, hollow: true },
    { x: 258.7, y: 436, hollow: false },
    { x: 326.2, y: 444, hollow: false },
    { x: 393.8, y: 398, hollow: false },
    { x: 461.3, y: 382, hollow: false },
    { x: 528.9, y: 326, hollow: false },
    { x: 596.4, y: 300, hollow: false },
    { x: 664, y: 232, hollow: false },
  ];
}
