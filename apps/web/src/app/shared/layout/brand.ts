import { ChangeDetectionStrategy, Component, input } from '@angular/core';

@Component({
  selector: 'hw-brand',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="brand">
      <svg viewBox="0 0 28 28" aria-hidden="true">
        <rect width="28" height="28" rx="7" fill="var(--mat-sys-primary)" />
        <path
          d="M4 20.5c5-.5 8-3.2 11-7.3 2.5-3.3 5-5.7 9-6.7v8.5c-3 .6-5 2-7.2 4.3C13.8 22.6 9.5 24 4 24z"
          fill="var(--mat-sys-on-primary)"
          opacity=".28"
        />
        <path
          d="M4 22.2c6-.6 9.3-3.5 12-7 2.3-3 4.6-4.6 8-5.2"
          fill="none"
          stroke="var(--mat-sys-on-primary)"
          stroke-width="2.2"
          stroke-linecap="round"
        />
      </svg>
      <div>
        <b>Headway</b>
        @if (school(); as name) {
          <span>{{ name }}</span>
        }
      </div>
    </div>
  `,
})
export class Brand {
  readonly school = input<string | null>(null);
}
