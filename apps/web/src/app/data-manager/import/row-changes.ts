import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { Api, type ImportChangePageDto, type ImportRunDto, listImportChanges } from '@headway/api-client';
import { type Problem, problemOf } from '../../core/errors/problem';
import { Session } from '../../core/session/session';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { howMany } from '../file-kinds';
import { valueWords } from './import-words';

const FIRST = 10;
const MOST = 500;

/** What would change, or has, with what was there before. */
@Component({
  selector: 'hw-row-changes',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorNotice],
  template: `
    @if (problem(); as trouble) {
      <hw-error-notice [problem]="trouble" />
    }
    @if (page(); as it) {
      @if (it.total > 0) {
        <section class="sect">
          <div class="sect-h">
            <h2>{{ heading() }}</h2>
            <small class="muted small">Every earlier value is kept</small>
          </div>
          <div class="scroll-x" tabindex="0" role="region" [attr.aria-label]="heading()">
            <table class="chg">
              <thead class="sr">
                <tr>
                  <th scope="col">Row</th>
                  <th scope="col">Pupil</th>
                  <th scope="col">What</th>
                  <th scope="col">Before and after</th>
                </tr>
              </thead>
              <tbody>
                @for (change of it.items; track $index) {
                  <tr>
                    <td class="num muted">{{ change.row }}</td>
                    <td>{{ change.pupil }}</td>
                    <td class="muted">{{ change.what }}</td>
                    <td class="num">
                      <span class="sr">from</span> <s>{{ shown(change.before) }}</s>
                      <span class="to" aria-hidden="true">→</span> <span class="sr">to</span>
                      <b>{{ shown(change.after) }}</b>
                    </td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
          @if (it.total > it.items.length) {
            <button class="btn" type="button" (click)="limit.set(most)">Show all {{ it.total }}</button>
          }
        </section>
      }
    }
  `,
})
export class RowChanges {
  private readonly api = inject(Api);
  private readonly session = inject(Session);

  readonly run = input.required<ImportRunDto>();

  protected readonly most = MOST;
  protected readonly shown = valueWords;
  protected readonly limit = signal(FIRST);
  protected readonly page = signal<ImportChangePageDto | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly heading = computed(() => {
    const { counts, kind, status } = this.run();
    const changed = counts?.changed ?? 0;
    return `${howMany(changed, kind)} ${status === 'applied' ? 'changed' : 'would change'}`;
  });
  private readonly wanted = computed(() => ({ id: this.run().id, version: this.run().version, limit: this.limit() }), {
    equal: (a, b) => a.id === b.id && a.version === b.version && a.limit === b.limit,
  });

  constructor() {
    effect(() => void this.read(this.wanted()));
  }

  private async read({ id, limit }: { id: string; limit: number }): Promise<void> {
    try {
      const page = { schoolId: this.session.schoolId(), importId: id, limit };
      this.page.set(await this.api.invoke(listImportChanges, page));
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }
}
