import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import {
  type AdultChoiceDto,
  Api,
  assignClassStaff,
  type ClassAdultDto,
  type ClassProfileDto,
  classChoices,
  endClassStaff,
} from '@headway/api-client';
import { fieldMessage } from '../../core/errors/problem';
import { Session } from '../../core/session/session';
import { Icon } from '../../shared/icon/icon';
import { shortDate } from '../../shared/words/dates';
import { ClassActs } from './class-acts';
import { roleWords, sorted, spanWords } from './class-words';

type Role = ClassAdultDto['role'];

/** Who teaches a class, covers or assists, from–to. */
@Component({
  selector: 'hw-class-staff',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  templateUrl: './class-staff.html',
})
export class ClassStaff {
  readonly of = input.required<ClassProfileDto>();

  private readonly api = inject(Api);
  private readonly schoolId = inject(Session).schoolId();
  protected readonly acts = inject(ClassActs);
  protected readonly adding = signal(false);
  protected readonly role = signal<Role>('teacher');
  /** The adult who is given a last day, by the entry's own key. */
  protected readonly ending = signal<string | null>(null);
  /** What has to be said before anything is sent. */
  private readonly missing = signal<{ field: 'staffId' | 'to'; message: string } | null>(null);
  protected readonly choices = signal<readonly AdultChoiceDto[]>([]);
  protected readonly rows = computed(() => sorted(this.of().staff, this.of().today));
  protected readonly current = computed(() => [...this.rows().now, ...this.rows().coming]);
  protected readonly roles: readonly { value: Role; label: string }[] = [
    { value: 'teacher', label: 'Teaches' },
    { value: 'cover', label: 'Covers until a day' },
    { value: 'assistant', label: 'Assists' },
  ];
  protected readonly roleOf = roleWords;
  protected readonly key = ({ staffId, startsOn }: ClassAdultDto): string => `${staffId} ${startsOn}`;

  protected span(one: ClassAdultDto): string {
    return spanWords(one, this.of().today, this.of().firstDay);
  }

  protected wrong(field: 'staffId' | 'from' | 'to'): string | null {
    const missing = this.missing();
    if (missing?.field === field) return missing.message;
    return this.adding() ? fieldMessage(this.acts.problem(), field) : null;
  }

  protected async add(): Promise<void> {
    this.acts.clear();
    this.adding.set(true);
    if (this.choices().length > 0) return;
    this.choices.set((await this.api.invoke(classChoices, { schoolId: this.schoolId })).staff);
  }

  protected async assign(event: Event, staffId: string, from: string, to: string): Promise<void> {
    event.preventDefault();
    this.missing.set(whatIsMissing(staffId, this.role(), to));
    if (this.missing()) return;
    const name = this.choices().find((one) => one.staffId === staffId)?.name ?? 'Somebody';
    const classId = this.of().id;
    const body = { staffId, role: this.role(), from, ...(to === '' ? {} : { to }) };
    const done = await this.acts.act(`${name} ${roleWords[this.role()]} from ${shortDate(from)}`, (schoolId) =>
      this.api.invoke(assignClassStaff, { schoolId, classId, body }),
    );
    if (done) this.adding.set(false);
  }

  protected async end(event: Event, { staffId, startsOn, name }: ClassAdultDto, lastDay: string): Promise<void> {
    event.preventDefault();
    const classId = this.of().id;
    const done = await this.acts.act(`${name}’s last day is ${shortDate(lastDay)}`, (schoolId) =>
      this.api.invoke(endClassStaff, { schoolId, classId, body: { staffId, startsOn, lastDay } }),
    );
    if (done) this.ending.set(null);
  }
}

function whatIsMissing(staffId: string, role: Role, to: string): { field: 'staffId' | 'to'; message: string } | null {
  if (staffId === '') return { field: 'staffId', message: 'Choose a person.' };
  return role === 'cover' && to === '' ? { field: 'to', message: 'Give the last day of the cover.' } : null;
}
