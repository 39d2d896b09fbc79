import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Api, type ExportKindDto, listExports } from '@headway/api-client';
import { type Problem, problemOf } from '../../core/errors/problem';
import { Session } from '../../core/session/session';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { Icon } from '../../shared/icon/icon';
import { PageHead } from '../../shared/layout/page-head';

/** Files to take away: what is in each, as CSV or as a workbook. */
@Component({
  selector: 'hw-exports',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorNotice, Icon, PageHead],
  templateUrl: './exports.html',
})
export class Exports {
  private readonly api = inject(Api);
  private readonly schoolId = inject(Session).schoolId();

  protected readonly kinds = signal<readonly ExportKindDto[] | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly answer = computed(() => {
    const kinds = this.kinds();
    if (!kinds) return 'Take your school’s data away as files.';
    return kinds.length === 1 ? 'One file can be taken away.' : `${kinds.length} files can be taken away.`;
  });

  constructor() {
    void this.read();
  }

  /** Where a file is fetched from. */
  protected hrefOf({ kind }: ExportKindDto, format: 'csv' | 'xlsx'): string {
    return `/api/v1/schools/${this.schoolId}/exports/${kind}.${format}`;
  }

  private async read(): Promise<void> {
    try {
      this.kinds.set(await this.api.invoke(listExports, { schoolId: this.schoolId }));
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }
}
