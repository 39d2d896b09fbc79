import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { Api, type DependentsDto, type ImportRunDto, undoImport } from '@headway/api-client';
import { type Problem, problemOf } from '../../core/errors/problem';
import { Session } from '../../core/session/session';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { Icon } from '../../shared/icon/icon';

/** Takes an import back as a whole, or says what depends on it by now. */
@Component({
  selector: 'hw-undo-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorNotice, Icon],
  template: `
    <section>
      <h2>Was this the wrong file?</h2>
      @if (problem(); as trouble) {
        <hw-error-notice [problem]="trouble" />
      }
      @if (dependents().length > 0) {
        <div role="status">
          <p class="small">
            <b>Not undone, and nothing was changed.</b> Other things build on this import by now. Take them back first,
            then undo:
          </p>
          <ul class="small deps">
            @for (one of dependents(); track one.what) {
              <li>
                {{ one.what }}
                @if (one.examples.length > 0) {
                  <span class="muted"
                    >{{ one.examples.join('; ') }}{{ one.count > one.examples.length ? ' …' : '' }}</span
                  >
                }
              </li>
            }
          </ul>
        </div>
      } @else {
        <p class="small">Undo takes all of it back, as long as nothing else builds on it.</p>
      }
      <button class="btn" type="button" [disabled]="busy()" (click)="undo()">
        <hw-icon name="undo" small /> {{ busy() ? 'Looking what depends on it…' : 'Undo this import' }}
      </button>
    </section>
  `,
})
export class UndoPanel {
  private readonly api = inject(Api);
  private readonly schoolId = inject(Session).schoolId();

  readonly run = input.required<ImportRunDto>();
  readonly undone = output<ImportRunDto>();

  protected readonly dependents = signal<readonly DependentsDto[]>([]);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly busy = signal(false);

  protected async undo(): Promise<void> {
    const { id: importId, version } = this.run();
    this.busy.set(true);
    this.problem.set(null);
    try {
      const params = { schoolId: this.schoolId, importId, 'If-Match': `"${version}"` };
      const { dependents, run } = await this.api.invoke(undoImport, params);
      this.dependents.set(dependents);
      this.undone.emit(run);
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
