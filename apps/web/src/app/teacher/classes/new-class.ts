import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { Router } from '@angular/router';
import { Api, type ClassChoicesDto, classChoices, createClass } from '@headway/api-client';
import { academicYearLabel } from '@headway/domain';
import { fieldMessage } from '../../core/errors/problem';
import { newId } from '../../core/new-id';
import { Session } from '../../core/session/session';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { Icon } from '../../shared/icon/icon';
import { ClassActs } from './class-acts';

/** Makes a registration class or a teaching set. */
@Component({
  selector: 'hw-new-class',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorNotice, Icon],
  template: `
    <form class="clsf" novalidate aria-labelledby="new-class" (submit)="save($event, name.value, subject.value)">
      <h2 id="new-class">A new class or set in {{ yearLabel(startYear()) }}</h2>
      @if (acts.problem(); as trouble) {
        <hw-error-notice [problem]="trouble" />
      }
      <div class="seg" role="group" aria-label="What it is">
        <button type="button" [attr.aria-pressed]="kind() === 'set'" (click)="kind.set('set')">Teaching set</button>
        <button type="button" [attr.aria-pressed]="kind() === 'registration'" (click)="kind.set('registration')">
          Registration class
        </button>
      </div>
      <div class="two-f">
        <label class="fld" [class.err]="wrong('name')">
          <span>Name</span>
          @if (wrong('name'); as message) {
            <span class="emsg"><hw-icon name="warn" small />{{ message }}</span>
          }
          <input #name type="text" maxlength="40" autocomplete="off" required />
        </label>
        <label class="fld" [class.err]="wrong('subjectId')" [hidden]="kind() !== 'set'">
          <span>Subject</span>
          @if (wrong('subjectId'); as message) {
            <span class="emsg"><hw-icon name="warn" small />{{ message }}</span>
          }
          <select #subject>
            <option value="">Choose a subject</option>
            @for (one of subjects(); track one.id) {
              <option [value]="one.id">{{ one.name }}</option>
            }
          </select>
        </label>
      </div>
      <div class="bar">
        <button class="btn fill" type="submit" [disabled]="acts.acting()">Make it</button>
        <button class="btn text" type="button" (click)="leave.emit()">Leave it</button>
      </div>
    </form>
  `,
})
export class NewClass {
  readonly startYear = input.required<number>();
  readonly done = output();
  readonly leave = output();

  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly schoolId = inject(Session).schoolId();
  protected readonly acts = inject(ClassActs);
  protected readonly kind = signal<'registration' | 'set'>('set');
  private readonly choices = signal<ClassChoicesDto | null>(null);
  protected readonly subjects = computed(() => this.choices()?.subjects ?? []);
  protected readonly yearLabel = academicYearLabel;

  constructor() {
    void this.read();
  }

  protected wrong(field: string): string | null {
    return fieldMessage(this.acts.problem(), field);
  }

  /** The new class opens: the next thing is who is in it. */
  protected async save(event: Event, name: string, subject: string): Promise<void> {
    event.preventDefault();
    const id = newId();
    const kind = this.kind();
    const subjectId = kind === 'set' && subject !== '' ? Number(subject) : null;
    const body = { id, name, kind, startYear: this.startYear(), subjectId };
    const made = await this.acts.act(`${name.trim()} was made`, (schoolId) =>
      this.api.invoke(createClass, { schoolId, body }),
    );
    if (!made) return;
    this.done.emit();
    await this.router.navigate(['/classes', id]);
  }

  private async read(): Promise<void> {
    this.choices.set(await this.api.invoke(classChoices, { schoolId: this.schoolId }));
  }
}
