import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import {
  Api,
  type ImportRunDto,
  listImportProblems,
  type RowProblemDto,
  type RowProblemPageDto,
} from '@headway/api-client';
import { type Problem, problemOf } from '../../core/errors/problem';
import { Session } from '../../core/session/session';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { unreadable } from './import-words';

const AT_ONCE = 50;
const GRADES: Readonly<Record<RowProblemDto['grade'], string>> = {
  invalid: 'Can’t be read',
  'not-on-roll': 'Kept out',
  warning: 'Brought in all the same',
};

/** The rows a person should look at, gravest first. */
@Component({
  selector: 'hw-row-problems',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorNotice],
  templateUrl: './row-problems.html',
})
export class RowProblems {
  private readonly api = inject(Api);
  private readonly session = inject(Session);

  readonly run = input.required<ImportRunDto>();

  protected readonly page = signal<RowProblemPageDto | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly limit = signal(AT_ONCE);
  protected readonly more = computed(() => (this.page()?.total ?? 0) - (this.page()?.items.length ?? 0));
  protected readonly href = computed(
    () => `/api/v1/schools/${this.session.schoolId()}/imports/${this.run().id}/problems.csv`,
  );
  protected readonly heading = computed(() => {
    const { counts, kind, status } = this.run();
    const invalid = counts?.invalid ?? 0;
    const what = unreadable(invalid, kind);
    if (invalid === 0) return 'Worth a look';
    return status === 'applied' ? `${what} left out` : `${what} can’t be read`;
  });
  /** A row is found by its part too where there are several. */
  protected readonly several = computed(() => this.run().parts.length > 1);
  protected readonly advice = computed(() => {
    const { counts, status } = this.run();
    if ((counts?.invalid ?? 0) === 0) return 'Nothing here stops the rest.';
    return status === 'applied'
      ? 'Put right in the file, they can be brought in with it again.'
      : 'Put them right in the file and choose it again, or leave them out.';
  });
  private readonly wanted = computed(() => ({ id: this.run().id, version: this.run().version, limit: this.limit() }), {
    equal: (a, b) => a.id === b.id && a.version === b.version && a.limit === b.limit,
  });

  constructor() {
    effect(() => void this.read(this.wanted()));
  }

  protected gradeOf({ grade }: RowProblemDto): string {
    return GRADES[grade];
  }

  protected showMore(): void {
    this.limit.update((limit) => limit + AT_ONCE * 3);
  }

  private async read({ id, limit }: { id: string; limit: number }): Promise<void> {
    try {
      const page = { schoolId: this.session.schoolId(), importId: id, limit: Math.min(500, limit) };
      this.page.set(await this.api.invoke(listImportProblems, page));
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }
}
