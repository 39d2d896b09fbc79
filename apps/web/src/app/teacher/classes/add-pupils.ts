import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { addPupils, Api, type ClassCandidateDto, type ClassProfileDto, classCandidates } from '@headway/api-client';
import { fieldMessage, type Problem, problemOf } from '../../core/errors/problem';
import { Session } from '../../core/session/session';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { Icon } from '../../shared/icon/icon';
import { shortDate } from '../../shared/words/dates';
import { yearName } from '../../shared/words/school-words';
import { ClassActs } from './class-acts';
import { fullName, pupilCount } from './class-words';

/** Puts pupils into a class, out of a year group, a class, or everybody whose name fits. */
@Component({
  selector: 'hw-add-pupils',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorNotice, Icon],
  templateUrl: './add-pupils.html',
})
export class AddPupils {
  readonly of = input.required<ClassProfileDto>();
  readonly done = output();
  readonly leave = output();

  private readonly api = inject(Api);
  private readonly schoolId = inject(Session).schoolId();
  protected readonly acts = inject(ClassActs);
  protected readonly problem = signal<Problem | null>(null);
  private readonly candidates = signal<readonly ClassCandidateDto[] | null>(null);
  protected readonly typed = signal('');
  protected readonly year = signal<number | null>(null);
  protected readonly picked = signal<ReadonlySet<string>>(new Set());
  protected readonly years = computed(() =>
    [...new Set((this.candidates() ?? []).map(({ yearGroup }) => yearGroup))].sort((a, b) => a - b),
  );
  protected readonly shown = computed(() => {
    const words = this.typed().toLocaleLowerCase('en-GB').split(/\s+/);
    const fits = (one: ClassCandidateDto): boolean => {
      const said = `${fullName(one)} ${one.className ?? ''}`.toLocaleLowerCase('en-GB');
      return (this.year() === null || one.yearGroup === this.year()) && words.every((word) => said.includes(word));
    };
    return this.candidates()?.filter(fits) ?? null;
  });
  protected readonly yearName = yearName;
  protected readonly name = fullName;
  protected readonly count = pupilCount;

  constructor() {
    effect(() => void this.read(this.of().id));
  }

  protected wrong(field: string): string | null {
    return fieldMessage(this.acts.problem(), field);
  }

  protected pick(pupilId: string, picked: boolean): void {
    const others = [...this.picked()].filter((id) => id !== pupilId);
    this.picked.set(new Set(picked ? [...others, pupilId] : others));
  }

  protected pickShown(): void {
    this.picked.update((picked) => new Set([...picked, ...(this.shown() ?? []).map(({ pupilId }) => pupilId)]));
  }

  protected where({ className, setName }: ClassCandidateDto): string {
    return [className, setName === null ? null : `in ${setName}`].filter((word) => word !== null).join(', ');
  }

  protected async add(event: Event, from: string, allowTwo: boolean): Promise<void> {
    event.preventDefault();
    const { id: classId, name } = this.of();
    const pupilIds = [...this.picked()];
    const [only] = (this.candidates() ?? []).filter(({ pupilId }) => this.picked().has(pupilId));
    const who = pupilIds.length === 1 && only ? fullName(only) : pupilCount(pupilIds.length);
    const body = { pupilIds, from, allowTwo };
    const added = await this.acts.act(`${who} came into ${name} from ${shortDate(from)}`, (schoolId) =>
      this.api.invoke(addPupils, { schoolId, classId, body }),
    );
    if (added) this.done.emit();
  }

  private async read(classId: string): Promise<void> {
    if (this.candidates() !== null) return;
    try {
      const candidates = await this.api.invoke(classCandidates, { schoolId: this.schoolId, classId });
      this.candidates.set(candidates);
      const members = this.of().members.map(({ yearGroup }) => yearGroup);
      // A class that has pupils is likely to get more of their year.
      this.year.set(members[0] ?? null);
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }
}
