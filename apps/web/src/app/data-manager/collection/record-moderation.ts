import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import {
  Api,
  type ClassDto,
  type MarkSheetDto,
  type SubjectDto,
  getMarkSheet,
  listClasses,
  listSubjects,
  recordModeration,
} from '@headway/api-client';
import { fieldMessage, type Problem, problemOf } from '../../core/errors/problem';
import { newId } from '../../core/new-id';
import { Session } from '../../core/session/session';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { Icon } from '../../shared/icon/icon';

interface SampleRow {
  readonly pupilId: string;
  readonly name: string;
  readonly given: string;
}

/** Takes down which marks were looked at together, with whom, and what was agreed. */
@Component({
  selector: 'hw-record-moderation',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorNotice, Icon],
  templateUrl: './record-moderation.html',
})
export class RecordModeration {
  readonly windowId = input.required<number>();
  readonly done = output<void>();
  readonly leave = output<void>();

  private readonly api = inject(Api);
  private readonly schoolId = inject(Session).schoolId();
  /** One record, however often Save is pressed. */
  private readonly id = newId();

  protected readonly subjects = signal<readonly SubjectDto[]>([]);
  protected readonly classes = signal<readonly ClassDto[]>([]);
  protected readonly subjectId = signal<number | null>(null);
  protected readonly classId = signal('');
  protected readonly sheet = signal<MarkSheetDto | null>(null);
  /** The agreed mark of everybody in the sample, by pupil. */
  protected readonly agreed = signal<ReadonlyMap<string, string>>(new Map());
  protected readonly problem = signal<Problem | null>(null);
  protected readonly saving = signal(false);

  protected readonly rows = computed((): SampleRow[] => {
    const [sheet, subjectId] = [this.sheet(), this.subjectId()];
    if (!sheet) return [];
    const marks = new Map(
      sheet.cells
        .filter((cell) => cell.subjectId === subjectId)
        .map(({ pupilId, mark }) => [pupilId, mark?.text ?? '']),
    );
    return sheet.pupils.map(({ pupilId, surname, forename }) => ({
      pupilId,
      name: `${surname}, ${forename}`,
      given: marks.get(pupilId) ?? '',
    }));
  });

  constructor() {
    // An input has no value yet while the page is being made.
    effect(() => {
      const startYear = Math.floor(this.windowId() / 10);
      untracked(() => void this.start(startYear));
    });
  }

  protected wrong(field: string): string | null {
    return fieldMessage(this.problem(), field);
  }

  protected wrongFor(pupilId: string): string | null {
    const at = [...this.agreed().keys()].indexOf(pupilId);
    return at < 0 ? null : this.wrong(`sample.${at}.agreed`);
  }

  protected async choose(subjectId: string, classId: string): Promise<void> {
    this.subjectId.set(subjectId ? Number(subjectId) : null);
    this.classId.set(classId);
    this.agreed.set(new Map());
    this.sheet.set(null);
    const subject = this.subjectId();
    if (subject === null || !classId) return;
    const windowId = this.windowId();
    await this.trying(async () => {
      this.sheet.set(
        await this.api.invoke(getMarkSheet, { schoolId: this.schoolId, classId, windowId, subjectId: subject }),
      );
    });
  }

  protected sample({ pupilId, given }: SampleRow, taken: boolean): void {
    const next = new Map(this.agreed());
    if (taken) next.set(pupilId, given);
    else next.delete(pupilId);
    this.agreed.set(next);
  }

  protected agree(pupilId: string, mark: string): void {
    this.agreed.set(new Map(this.agreed()).set(pupilId, mark));
  }

  protected async save(event: Event, heldOn: string, withWhom: string, note: string): Promise<void> {
    event.preventDefault();
    const subjectId = this.subjectId();
    if (subjectId === null) return;
    const sample = [...this.agreed()].map(([pupilId, agreed]) => ({ pupilId, agreed }));
    const body = { id: this.id, subjectId, heldOn, withWhom, note: note.trim() || null, sample };
    this.saving.set(true);
    await this.trying(async () => {
      await this.api.invoke(recordModeration, { schoolId: this.schoolId, windowId: this.windowId(), body });
      this.done.emit();
    });
    this.saving.set(false);
  }

  private async start(startYear: number): Promise<void> {
    await this.trying(async () => {
      const [subjects, classes] = await Promise.all([
        this.api.invoke(listSubjects, { schoolId: this.schoolId }),
        this.api.invoke(listClasses, { schoolId: this.schoolId, startYear }),
      ]);
      this.subjects.set(subjects);
      this.classes.set(classes);
    });
  }

  private async trying(act: () => Promise<void>): Promise<void> {
    this.problem.set(null);
    try {
      await act();
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }
}
