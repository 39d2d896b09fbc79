import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import {
  Api,
  type ExpectationDto,
  listExpectations,
  listScaleSettings,
  listSubjectSettings,
  type ScaleSettingDto,
  setExpectations,
  type SubjectSettingDto,
} from '@headway/api-client';
import { type Problem, problemOf } from '../../core/errors/problem';
import { Session } from '../../core/session/session';
import { Undo } from '../../core/undo/undo';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { Icon } from '../../shared/icon/icon';
import { PageHead } from '../../shared/layout/page-head';
import { SettingsTabs } from '../../shared/layout/settings-tabs';
import { windowName, yearName } from '../../shared/words/school-words';
import {
  blockOf,
  cellOf,
  cellProblem,
  changes,
  expectedAnswer,
  type Column,
  COLUMNS,
  pasted,
  type Texts,
  textsOf,
  withText,
} from './expectation-table';

/** What is expected of each year group in a subject, all year or half term by half term. */
@Component({
  selector: 'hw-settings-expectations',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorNotice, Icon, PageHead, SettingsTabs],
  templateUrl: './settings-expectations.html',
})
export class SettingsExpectations {
  private readonly api = inject(Api);
  private readonly undo = inject(Undo);
  private readonly session = inject(Session);
  private readonly schoolId = this.session.schoolId();

  private readonly expected = signal<readonly ExpectationDto[]>([]);
  private readonly everySubject = signal<readonly SubjectSettingDto[] | null>(null);
  private readonly scales = signal<readonly ScaleSettingDto[]>([]);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly busy = signal(false);
  protected readonly leftOut = signal(0);

  protected readonly subjects = computed(() => this.everySubject()?.filter(({ retired }) => !retired) ?? null);
  protected readonly subjectId = linkedSignal(() => this.subjects()?.[0]?.id ?? null);
  protected readonly subject = computed(() => this.subjects()?.find(({ id }) => id === this.subjectId()) ?? null);
  /** Those the subject is marked on, and those something is expected on already. */
  protected readonly choices = computed(() => {
    const subject = this.subject();
    if (!subject) return [];
    const own = this.expected().filter(({ subjectId }) => subjectId === subject.id);
    const ids = new Set([
      subject.scaleId,
      ...subject.yearScales.map(({ scaleId }) => scaleId),
      ...own.map((one) => one.scaleId),
    ]);
    return this.scales().filter((scale) => ids.has(scale.id) && !scale.retired);
  });
  /** The subject's own scale first: most year groups are marked on it. */
  protected readonly scaleId = linkedSignal(() => {
    const own = this.choices().find(({ id }) => id === this.subject()?.scaleId);
    return (own ?? this.choices()[0])?.id ?? null;
  });
  protected readonly scale = computed(() => this.choices().find(({ id }) => id === this.scaleId()) ?? null);
  private readonly before = computed<Texts>(() => {
    const [subject, scale] = [this.subject(), this.scale()];
    return subject && scale ? textsOf(this.expected(), subject.id, scale) : new Map();
  });
  protected readonly texts = linkedSignal<Texts>(() => this.before());
  protected readonly changed = computed(() => changes(this.before(), this.texts(), this.yearGroups));
  protected readonly wrong = computed(() => {
    const scale = this.scale();
    const problems = [...this.texts()].map(([cell, text]) => [cell, scale && cellProblem(text, scale)] as const);
    return new Map(problems.filter(([, message]) => message !== null));
  });
  protected readonly firstWrong = computed(() => [...this.wrong().values()][0] ?? null);
  protected readonly answer = computed(() => {
    const subject = this.subject();
    if (!subject) return 'There is no subject yet: add one first.';
    return expectedAnswer(subject.name, this.before(), this.yearGroups);
  });

  protected readonly columns = COLUMNS;
  protected readonly yearGroups =
    this.session.school()?.phase === 'secondary' ? [7, 8, 9, 10, 11, 12, 13] : [-1, 0, 1, 2, 3, 4, 5, 6];
  protected readonly year = yearName;
  protected readonly cell = cellOf;

  constructor() {
    void this.attempt(async () => {
      const at = { schoolId: this.schoolId };
      const [subjects, scales, expected] = await Promise.all([
        this.api.invoke(listSubjectSettings, at),
        this.api.invoke(listScaleSettings, at),
        this.api.invoke(listExpectations, at),
      ]);
      this.expected.set(expected);
      this.scales.set(scales);
      this.everySubject.set(subjects);
    });
  }

  protected columnName(column: Column): string {
    return column === 'ANY' ? 'All year' : windowName(COLUMNS.indexOf(column));
  }

  protected type(yearGroup: number, column: Column, text: string): void {
    this.texts.update((texts) => withText(texts, cellOf(yearGroup, column), text));
  }

  /** A single text goes in as usual; a block fills the cells from here on. */
  protected paste(event: ClipboardEvent, yearGroup: number, column: Column): void {
    const block = blockOf(event.clipboardData?.getData('text/plain') ?? '');
    if (block.length === 1 && block[0]?.length === 1) return;
    event.preventDefault();
    const { texts, leftOut } = pasted(this.texts(), block, { yearGroup, column, yearGroups: this.yearGroups });
    this.texts.set(texts);
    this.leftOut.set(leftOut);
  }

  /** Up, down and Enter go from row to row, as in a spreadsheet. */
  protected step(event: KeyboardEvent): void {
    const by = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }[event.key];
    if (by === undefined || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    const row = event.target.closest('tr');
    const at = [...(row?.querySelectorAll('input') ?? [])].indexOf(event.target);
    const next = by > 0 ? row?.nextElementSibling : row?.previousElementSibling;
    next?.querySelectorAll('input')[at]?.focus();
  }

  protected reset(): void {
    this.texts.set(this.before());
    this.leftOut.set(0);
  }

  protected save(event: Event): void {
    event.preventDefault();
    const [subject, scale, values] = [this.subject(), this.scale(), this.changed()];
    if (!subject || !scale || values.length === 0 || this.wrong().size > 0) return;
    const before = this.before();
    const was = values.map((one) => ({ ...one, mark: before.get(cellOf(one.yearGroup, one.halfTerm)) ?? '' }));
    const write = async (to: typeof values): Promise<void> => {
      const body = { subjectId: subject.id, scaleId: scale.id, values: to };
      const now = await this.api.invoke(setExpectations, { schoolId: this.schoolId, body });
      const isHere = (one: ExpectationDto): boolean => one.subjectId === subject.id && one.scaleId === scale.id;
      this.expected.update((all) => [...all.filter((one) => !isHere(one)), ...now]);
    };
    void this.attempt(async () => {
      await write(values);
      this.leftOut.set(0);
      this.undo.offer(`What is expected in ${subject.name} was changed`, () => write(was));
    });
  }

  private async attempt(act: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await act();
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
