import { ChangeDetectionStrategy, Component, booleanAttribute, computed, input, output } from '@angular/core';
import type { RuleSettingsDto } from '@headway/api-client';
import { clockTime, longDate } from '../../shared/words/dates';
import { ruleChanges } from './rule-form';

const NOTHING = { all: {}, phases: {} };

/** Which settings held from when, who switched them on and why; each can be had back. */
@Component({
  selector: 'hw-rule-versions',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="sect" aria-labelledby="versions">
      <h2 id="versions">Versions</h2>
      <ul class="rvs">
        @for (one of versions(); track one.number) {
          <li>
            <div>
              <b>{{ one.number === 0 ? 'As shipped' : 'Version ' + one.number }}</b>
              @if (one.inUse) {
                <span class="chip sm good">In use</span>
              }
              @if (one.since) {
                <span class="small muted">{{ one.since }}</span>
              }
              @if (one.note) {
                <p>“{{ one.note }}”</p>
              }
              @if (one.differs.length > 0) {
                <ul class="small">
                  @for (words of one.differs; track words) {
                    <li>{{ words }}</li>
                  }
                </ul>
              } @else if (one.number > 0) {
                <p class="small muted">Nothing differs from the rules as shipped.</p>
              }
            </div>
            @if (!one.inUse) {
              <button class="btn sm" type="button" [disabled]="busy()" (click)="switchBack.emit(one.number)">
                Switch back<span class="sr">
                  to {{ one.number === 0 ? 'the rules as shipped' : 'version ' + one.number }}</span
                >
              </button>
            }
          </li>
        }
      </ul>
    </section>
  `,
})
export class RuleVersions {
  readonly page = input.required<RuleSettingsDto>();
  readonly busy = input(false, { transform: booleanAttribute });
  /** The number of the version; 0: as shipped. */
  readonly switchBack = output<number>();

  protected readonly versions = computed(() => {
    const page = this.page();
    const made = page.versions.map(({ number, by, inUseFrom, note, settings }) => ({
      ...{ number, note, inUse: number === page.inUse.number },
      since: `${by ?? 'The system'}, ${longDate(inUseFrom.slice(0, 10))}, ${clockTime(inUseFrom)}`,
      differs: ruleChanges(NOTHING, settings, page).map(({ words }) => words),
    }));
    return [...made, { number: 0, note: null, inUse: page.inUse.number === 0, since: null, differs: [] }];
  });
}
