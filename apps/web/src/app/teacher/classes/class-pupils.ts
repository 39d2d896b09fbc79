import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import {
  Api,
  type ClassDto,
  type ClassMemberDto,
  type ClassProfileDto,
  listClasses,
  movePupils,
  removePupils,
} from '@headway/api-client';
import { Session } from '../../core/session/session';
import { Icon } from '../../shared/icon/icon';
import { NameCell } from '../../shared/marks/name-cell';
import { shortDate } from '../../shared/words/dates';
import { yearName } from '../../shared/words/school-words';
import { AddPupils } from './add-pupils';
import { ClassActs } from './class-acts';
import { fullName, pupilCount, sorted, spanWords } from './class-words';

/** Who is in a class, from–to; chosen pupils move to another class or get a last day. */
@Component({
  selector: 'hw-class-pupils',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AddPupils, Icon, NameCell],
  templateUrl: './class-pupils.html',
})
export class ClassPupils {
  readonly of = input.required<ClassProfileDto>();

  private readonly api = inject(Api);
  private readonly session = inject(Session);
  protected readonly acts = inject(ClassActs);
  protected readonly form = signal<'add' | 'move' | 'last' | null>(null);
  private readonly picked = signal<ReadonlySet<string>>(new Set());
  protected readonly targets = signal<readonly ClassDto[]>([]);
  protected readonly rows = computed(() => sorted(this.of().members, this.of().today));
  protected readonly current = computed(() => [...this.rows().now, ...this.rows().coming]);
  /** Those chosen who are still here: somebody else may have moved one meanwhile. */
  protected readonly chosen = computed(() => this.current().filter(({ pupilId }) => this.picked().has(pupilId)));
  /** In most classes everybody is of one year: then it goes without saying. */
  protected readonly mixed = computed(() => new Set(this.current().map(({ yearGroup }) => yearGroup)).size > 1);
  protected readonly count = pupilCount;
  protected readonly year = yearName;
  protected readonly name = fullName;

  protected span(one: ClassMemberDto): string {
    return spanWords(one, this.of().today, this.of().firstDay);
  }

  protected isPicked(pupilId: string): boolean {
    return this.picked().has(pupilId);
  }

  protected pick(pupilIds: readonly string[], picked: boolean): void {
    const others = [...this.picked()].filter((id) => !pupilIds.includes(id));
    this.picked.set(new Set(picked ? [...others, ...pupilIds] : others));
  }

  protected pickAll(picked: boolean): void {
    this.pick(
      this.current().map(({ pupilId }) => pupilId),
      picked,
    );
  }

  protected async open(form: 'add' | 'move' | 'last' | null): Promise<void> {
    this.acts.clear();
    this.form.set(form);
    if (form !== 'move') return;
    const { id, kind, subjectId, startYear } = this.of();
    const classes = await this.api.invoke(listClasses, { schoolId: this.session.schoolId(), startYear });
    const alike = (one: ClassDto): boolean => one.kind === kind && one.subjectId === subjectId && one.endsOn === null;
    this.targets.set(classes.filter((one) => one.id !== id && alike(one)));
  }

  protected async move(event: Event, toClassId: string, from: string): Promise<void> {
    event.preventDefault();
    const to = this.targets().find(({ id }) => id === toClassId)?.name ?? 'another class';
    const classId = this.of().id;
    const body = { pupilIds: this.chosenIds(), toClassId, from };
    await this.done(`${this.chosenWords()} moved to ${to} from ${shortDate(from)}`, (schoolId) =>
      this.api.invoke(movePupils, { schoolId, classId, body }),
    );
  }

  protected async end(event: Event, lastDay: string): Promise<void> {
    event.preventDefault();
    const classId = this.of().id;
    const body = { pupilIds: this.chosenIds(), lastDay };
    await this.done(`${this.chosenWords()}: last day ${shortDate(lastDay)}`, (schoolId) =>
      this.api.invoke(removePupils, { schoolId, classId, body }),
    );
  }

  private async done(said: string, write: Parameters<ClassActs['act']>[1]): Promise<void> {
    if (!(await this.acts.act(said, write))) return;
    this.picked.set(new Set());
    this.form.set(null);
  }

  private chosenIds(): string[] {
    return this.chosen().map(({ pupilId }) => pupilId);
  }

  private chosenWords(): string {
    const [only, ...others] = this.chosen();
    return only && others.length === 0 ? fullName(only) : pupilCount(others.length + 1);
  }
}
