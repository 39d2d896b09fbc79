import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { Api, type ImportPageDto, type ImportSummaryDto, listImports, uploadImport } from '@headway/api-client';
import { type Problem, problemOf } from '../../core/errors/problem';
import { LiveEvents } from '../../core/live/live-events';
import { Session } from '../../core/session/session';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { PageHead } from '../../shared/layout/page-head';
import { Status } from '../../shared/marks/status';
import { FileKinds } from '../file-kinds';
import { FileBox } from './file-box';
import { dayAndTime, listAnswer, statusMark, statusWords, whoChose } from './list-words';

/** Files brought in, and where the next one is chosen. */
@Component({
  selector: 'hw-imports',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorNotice, FileBox, PageHead, RouterLink, Status],
  templateUrl: './imports.html',
})
export class Imports {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly kinds = inject(FileKinds);

  protected readonly page = signal<ImportPageDto | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  /** The file that is on its way, by name. */
  protected readonly sending = signal<string | null>(null);
  protected readonly items = computed(() => this.page()?.items ?? []);
  protected readonly answer = computed(() => listAnswer(this.items()));

  protected readonly mark = statusMark;
  protected readonly words = statusWords;
  protected readonly when = dayAndTime;
  protected readonly from = whoChose;

  constructor() {
    const schoolId = this.session.schoolId();
    inject(LiveEvents)
      .follow({ topics: ['imports'], read: () => this.api.invoke(listImports, { schoolId, limit: 50 }) })
      .pipe(takeUntilDestroyed())
      .subscribe({
        next: (page) => this.page.set(page),
        error: (error: unknown) => this.problem.set(problemOf(error)),
      });
  }

  protected kindOf({ kind }: ImportSummaryDto): string {
    return this.kinds.labelOf(kind);
  }

  protected async send(file: File): Promise<void> {
    this.problem.set(null);
    this.sending.set(file.name);
    try {
      const { id } = await this.api.invoke(uploadImport, { schoolId: this.session.schoolId(), body: { file } });
      await this.router.navigate(['/imports', id]);
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.sending.set(null);
    }
  }
}
