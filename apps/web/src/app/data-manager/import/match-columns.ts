import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { from } from 'rxjs';
import {
  Api,
  type FileColumnDto,
  type ImportMappingDto,
  type ImportPartDto,
  type ImportRunDto,
  listScales,
  listSubjects,
  proposeImportMapping,
} from '@headway/api-client';
import { type Problem, problemOf } from '../../core/errors/problem';
import { Session } from '../../core/session/session';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { fieldLabel, fieldsOf, type ImportField, type ImportKind, KINDS, missingFields } from '../fields';
import { delimiterName } from './import-words';
import { columnOf, subjectsChange, withColumn, withField, withSubject } from './mapping-edit';
import { SubjectScale } from './subject-scale';
import { WindowPick } from './window-pick';

/** Which column holds what, and which scale each subject is on: guessed by Headway, confirmed by a person. */
@Component({
  selector: 'hw-match-columns',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorNotice, SubjectScale, WindowPick],
  templateUrl: './match-columns.html',
})
export class MatchColumns {
  private readonly api = inject(Api);
  private readonly session = inject(Session);

  readonly run = input.required<ImportRunDto>();
  readonly part = input.required<ImportPartDto & { mapping: ImportMappingDto }>();
  readonly busy = input(false);
  readonly confirmed = output<ImportMappingDto>();
  readonly discarded = output();

  /** As the person has it; a new state of the import starts from that. */
  protected readonly mapping = linkedSignal<number, ImportMappingDto>({
    source: computed(() => this.run().version),
    computation: () => this.part().mapping,
  });
  protected readonly problem = signal<Problem | null>(null);
  protected readonly reading = signal(false);
  private readonly schoolId = this.session.schoolId();
  protected readonly subjects = toSignal(from(this.api.invoke(listSubjects, { schoolId: this.schoolId })), {
    initialValue: [],
  });
  protected readonly scales = toSignal(from(this.api.invoke(listScales, { schoolId: this.schoolId })), {
    initialValue: [],
  });

  protected readonly kinds = KINDS;
  protected readonly label = fieldLabel;
  protected readonly fields = computed(() => fieldsOf(this.mapping().kind));
  protected readonly missing = computed(() => missingFields(this.mapping()));
  /** Subjects that nobody, Headway included, could say a scale for. */
  protected readonly unscaled = computed(() =>
    this.mapping()
      .subjects.filter(({ leftOut, scaleId, newScale }) => !leftOut && scaleId === null && newScale === null)
      .map(({ name }) => name),
  );
  protected readonly guessedOrders = computed(() =>
    this.mapping()
      .subjects.filter(({ orderGuessed, leftOut }) => orderGuessed && !leftOut)
      .map(({ name }) => name),
  );
  protected readonly found = computed(() => {
    const { encoding, delimiter, headerRow } = this.part().layout;
    return `Cells are separated by ${delimiterName(delimiter)}; column names are in row ${headerRow}; letters are ${encoding}.`;
  });

  protected matched(column: FileColumnDto) {
    return columnOf(this.mapping(), column.index);
  }

  protected match(column: FileColumnDto, field: string): Promise<void> {
    const chosen = this.fields().find((each): each is ImportField => each === field) ?? '';
    return this.change(withField(this.mapping(), column, chosen));
  }

  protected name(column: FileColumnDto, subject: string): Promise<void> {
    return this.change(withColumn(this.mapping(), column.index, { subject: subject.trim() || null }));
  }

  protected place(column: FileColumnDto, window: number | null): Promise<void> {
    return this.change(withColumn(this.mapping(), column.index, { window }));
  }

  protected setSubject(name: string, change: Parameters<typeof withSubject>[2]): void {
    this.mapping.update((mapping) => withSubject(mapping, name, change));
  }

  protected setKind(kind: string): Promise<void> {
    const chosen = KINDS.find((each) => each.kind === kind)?.kind ?? this.mapping().kind;
    return this.propose(chosen, null);
  }

  protected setDay(statedOn: string): void {
    if (statedOn !== '') this.mapping.update((mapping) => ({ ...mapping, statedOn }));
  }

  protected setFullRoll(fullRoll: boolean): void {
    this.mapping.update((mapping) => ({ ...mapping, fullRoll }));
  }

  private async change(after: ImportMappingDto): Promise<void> {
    const before = this.mapping();
    this.mapping.set(after);
    if (subjectsChange(before, after)) await this.propose(after.kind, after);
  }

  /** The subjects of the file, and scales for them, as they follow from the columns. */
  private async propose(kind: ImportKind, after: ImportMappingDto | null): Promise<void> {
    this.reading.set(true);
    this.problem.set(null);
    const { statedOn, fullRoll } = this.mapping();
    const columns = after?.columns.filter(({ field, subject }) => field !== 'mark' || subject !== null);
    try {
      const body = { place: this.part().place, kind, statedOn, ...(columns ? { columns } : {}) };
      const params = { schoolId: this.schoolId, importId: this.run().id, body };
      const proposal = await this.api.invoke(proposeImportMapping, params);
      this.mapping.set({ ...proposal, fullRoll, ...(after ? { columns: this.mapping().columns } : {}) });
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.reading.set(false);
    }
  }
}
