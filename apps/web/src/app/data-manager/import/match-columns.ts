import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { from } from 'rxjs';
import {
  Api,
  type FileColumnDto,
  type ImportMappingDto,
  type ImportPartDto,
  listScales,
  listSubjects,
  proposeImportMapping,
} from '@headway/api-client';
import { type Problem, problemOf } from '../../core/errors/problem';
import { Session } from '../../core/session/session';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { asksHalfTerm, FileKinds, type ImportKind } from '../file-kinds';
import { delimiterName } from './import-words';
import { columnOf, subjectsChange, withColumn, withField, withSubject } from './mapping-edit';
import { SubjectScale } from './subject-scale';
import { WindowPick } from './window-pick';

/** Kinds that say what is so on a day. */
const DATED: readonly ImportKind[] = ['pupils', 'classes', 'staff', 'characteristics'];
/** Kinds that can hold everybody, so that whoever is missing has left. */
const FULL_WORDS: Readonly<Partial<Record<ImportKind, string>>> = {
  pupils: 'Everybody on roll is in this file: whoever is not has left',
  classes: 'Every place in these classes is in this file: whoever is not has left the class',
};

/** Which column of a table holds what, and which scale each subject is on: guessed by Headway, looked at by a person. */
@Component({
  selector: 'hw-match-columns',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorNotice, SubjectScale, WindowPick],
  templateUrl: './match-columns.html',
})
export class MatchColumns {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly kinds = inject(FileKinds);

  readonly importId = input.required<string>();
  readonly part = input.required<ImportPartDto>();
  /** Null while nobody has said what the table holds. */
  readonly mapping = input.required<ImportMappingDto | null>();
  readonly mapped = output<ImportMappingDto>();
  /** The file is being read for its subjects: what is known of them is not the last word. */
  readonly reads = output<boolean>();

  protected readonly problem = signal<Problem | null>(null);
  protected readonly reading = signal(false);
  private readonly schoolId = this.session.schoolId();
  protected readonly subjects = toSignal(from(this.api.invoke(listSubjects, { schoolId: this.schoolId })), {
    initialValue: [],
  });
  protected readonly scales = toSignal(from(this.api.invoke(listScales, { schoolId: this.schoolId })), {
    initialValue: [],
  });

  protected readonly dated: readonly ImportKind[] = DATED;
  protected readonly fullWords = FULL_WORDS;
  protected readonly all = this.kinds.all;
  protected readonly kind = computed(() => this.kinds.one(this.mapping()?.kind ?? null));
  protected readonly asksHalfTerm = computed(() => {
    const mapping = this.mapping();
    return mapping !== null && asksHalfTerm(this.kind(), mapping);
  });
  protected readonly found = computed(() => {
    const { encoding, delimiter, headerRow, rowsAre } = this.part().layout;
    if (rowsAre === 'lines' || this.part().columnsGiven) return '';
    return `Cells are separated by ${delimiterName(delimiter)}; column names are in row ${headerRow}; letters are ${encoding}.`;
  });

  protected matched(column: FileColumnDto) {
    const mapping = this.mapping();
    return mapping && columnOf(mapping, column.index);
  }

  protected match(column: FileColumnDto, field: string): Promise<void> {
    const chosen = this.kind()?.fields.find((each) => each.field === field)?.field ?? '';
    return this.change((mapping) => withField(mapping, column, chosen));
  }

  protected name(column: FileColumnDto, subject: string): Promise<void> {
    return this.change((mapping) => withColumn(mapping, column.index, { subject: subject.trim() || null }));
  }

  protected place(column: FileColumnDto, window: number | null): Promise<void> {
    return this.change((mapping) => withColumn(mapping, column.index, { window }));
  }

  protected setSubject(name: string, change: Parameters<typeof withSubject>[2]): void {
    this.set((mapping) => withSubject(mapping, name, change));
  }

  protected setKind(kind: string): Promise<void> {
    const chosen = this.all().find((each) => each.kind === kind)?.kind;
    return chosen ? this.propose(chosen, null) : Promise.resolve();
  }

  protected setDay(statedOn: string): void {
    if (statedOn !== '') this.set((mapping) => ({ ...mapping, statedOn }));
  }

  /** The half term of whatever says none itself. */
  protected setWindow(window: number | null): void {
    this.set((mapping) => ({ ...mapping, window }));
  }

  protected setFullRoll(fullRoll: boolean): void {
    this.set((mapping) => ({ ...mapping, fullRoll }));
  }

  private set(change: (mapping: ImportMappingDto) => ImportMappingDto): void {
    const mapping = this.mapping();
    if (mapping) this.mapped.emit(change(mapping));
  }

  private async change(edit: (mapping: ImportMappingDto) => ImportMappingDto): Promise<void> {
    const before = this.mapping();
    if (!before) return;
    const after = edit(before);
    this.mapped.emit(after);
    if (this.kind()?.hasSubjects && subjectsChange(before, after)) await this.propose(after.kind, after);
  }

  /** The subjects of the table, and scales for them, as they follow from the columns. */
  private async propose(kind: ImportKind, after: ImportMappingDto | null): Promise<void> {
    this.busy(true);
    this.problem.set(null);
    const today = new Date().toISOString().slice(0, 10);
    const { statedOn, fullRoll, window = null } = this.mapping() ?? { statedOn: today, fullRoll: false };
    const columns = after?.columns.filter(({ field, subject }) => field !== 'mark' || subject !== null);
    try {
      const body = { place: this.part().place, kind, statedOn, ...(columns ? { columns } : {}) };
      const params = { schoolId: this.schoolId, importId: this.importId(), body };
      const proposal = await this.api.invoke(proposeImportMapping, params);
      this.mapped.emit({ ...proposal, fullRoll, window, ...(after ? { columns: after.columns } : {}) });
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.busy(false);
    }
  }

  private busy(reads: boolean): void {
    this.reading.set(reads);
    this.reads.emit(reads);
  }
}
