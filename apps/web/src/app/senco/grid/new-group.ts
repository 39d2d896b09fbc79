import { A11yModule } from '@angular/cdk/a11y';
import { ChangeDetectionStrategy, Component, type Injector, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef } from '@angular/material/dialog';
import { Api, type GridWaitingDto, type GroupChoicesDto, createGroup, listGroupChoices } from '@headway/api-client';
import { firstValueFrom } from 'rxjs';
import { type Problem, fieldMessage, problemOf } from '../../core/errors/problem';
import { newId } from '../../core/new-id';
import { Session } from '../../core/session/session';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { Icon } from '../../shared/icon/icon';
import { type Held, TRAY } from './board';
import {
  type GroupForm,
  WEEKDAYS,
  emptyForm,
  groupOf,
  missingIn,
  withDay,
  withProgramme,
  withStart,
} from './new-group-form';

export interface NewGroupQuestion {
  readonly waiting: readonly GridWaitingDto[];
}

/** A group that was started, and whom to place in it. */
export interface StartedGroup {
  readonly groupId: string;
  readonly name: string;
  readonly pupils: readonly Held[];
}

/** Starts a group of a programme, with whoever is chosen from those who wait. */
@Component({
  selector: 'hw-new-group',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [A11yModule, ErrorNotice, Icon],
  templateUrl: './new-group.html',
})
export class NewGroup {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  protected readonly asked = inject<NewGroupQuestion>(MAT_DIALOG_DATA);
  protected readonly dialog = inject<MatDialogRef<NewGroup, StartedGroup>>(MatDialogRef);

  protected readonly weekdays = WEEKDAYS;
  protected readonly form = signal<GroupForm>(emptyForm(this.session.school()?.today ?? ''));
  protected readonly choices = signal<GroupChoicesDto | null>(null);
  protected readonly chosen = signal<ReadonlySet<string>>(new Set());
  protected readonly problem = signal<Problem | null>(null);
  protected readonly sending = signal(false);
  private readonly tried = signal(false);
  private readonly missing = computed(() => (this.tried() ? missingIn(this.form()) : {}));
  /** One id for this form: sent again after a lost answer, it starts one group. */
  private readonly id = newId();

  constructor() {
    void this.load();
  }

  protected wrongIn(field: string): string | null {
    return this.missing()[field] ?? fieldMessage(this.problem(), field);
  }

  protected set(change: Partial<GroupForm>): void {
    this.form.update((form) => ({ ...form, ...change }));
  }

  protected choose(programmeId: string): void {
    const programmes = this.choices()?.programmes ?? [];
    const programme = programmes.find(({ id }) => id === programmeId);
    if (programme) this.form.update((form) => withProgramme(form, programme, programmes));
    else this.set({ programmeId: '' });
  }

  protected starting(startsOn: string): void {
    this.form.update((form) => withStart(form, startsOn));
  }

  protected toggle(day: number): void {
    this.form.update((form) => withDay(form, day));
  }

  protected pick(pupilId: string): void {
    this.chosen.update((chosen) => {
      const next = new Set(chosen);
      if (!next.delete(pupilId)) next.add(pupilId);
      return next;
    });
  }

  protected async start(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    if (Object.keys(missingIn(this.form())).length > 0) return;
    this.sending.set(true);
    this.problem.set(null);
    try {
      const body = groupOf(this.form(), this.id);
      const group = await this.api.invoke(createGroup, { schoolId: this.session.schoolId(), body });
      this.dialog.close({ groupId: group.id, name: group.name, pupils: this.pupils() });
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.sending.set(false);
    }
  }

  private pupils(): Held[] {
    return this.asked.waiting
      .filter(({ pupilId }) => this.chosen().has(pupilId))
      .map(({ pupilId, forename, name }) => ({ pupilId, forename, name, placementId: null, from: TRAY }));
  }

  private async load(): Promise<void> {
    try {
      this.choices.set(await this.api.invoke(listGroupChoices, { schoolId: this.session.schoolId() }));
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }
}

export function openNewGroup(injector: Injector, question: NewGroupQuestion): Promise<StartedGroup | undefined> {
  const opened = injector.get(MatDialog).open<NewGroup, NewGroupQuestion, StartedGroup>(NewGroup, {
    data: question,
    ariaLabel: 'New group',
    width: 'min(560px, 100vw)',
    maxWidth: '100vw',
    panelClass: 'sheet-pane',
    closeOnNavigation: true,
  });
  return firstValueFrom(opened.afterClosed());
}
