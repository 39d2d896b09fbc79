import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  signal,
} from '@angular/core';
import {
  addEarlyLearningGoals,
  addSubject,
  Api,
  changeSubject,
  type ChangeSubjectDto,
  listScaleSettings,
  listSubjectSettings,
  orderSubjects,
  retireSubject,
  type ScaleSettingDto,
  type SubjectSettingDto,
} from '@headway/api-client';
import { Attempts } from '../../core/page/attempts';
import { Session } from '../../core/session/session';
import { Undo } from '../../core/undo/undo';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { Icon } from '../../shared/icon/icon';
import { PageHead } from '../../shared/layout/page-head';
import { SettingsTabs } from '../../shared/layout/settings-tabs';
import { yearName } from '../../shared/words/school-words';
import { SubjectEditor } from './subject-editor';
import { SubjectRow } from './subject-row';
import { moved, subjectsAnswer, treeOf } from './subject-order';

/** Open below its row: a subject being changed, or a strand being added to it; `top`: a new subject. */
type Open = { readonly what: 'change' | 'strand'; readonly id: number } | { readonly what: 'top' } | null;

const nothing: ChangeSubjectDto = { name: '', scaleId: null, yearScales: [] };

/** What is assessed: subjects and strands, their order and their scales. */
@Component({
  selector: 'hw-settings-subjects',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorNotice, Icon, PageHead, SettingsTabs, SubjectEditor, SubjectRow],
  providers: [Attempts],
  templateUrl: './settings-subjects.html',
})
export class SettingsSubjects {
  private readonly api = inject(Api);
  private readonly undo = inject(Undo);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  private readonly session = inject(Session);
  private readonly schoolId = this.session.schoolId();

  protected readonly subjects = signal<readonly SubjectSettingDto[] | null>(null);
  private readonly everyScale = signal<readonly ScaleSettingDto[]>([]);
  protected readonly open = signal<Open>(null);
  private readonly attempts = inject(Attempts);
  protected readonly problem = this.attempts.problem;
  protected readonly busy = this.attempts.busy;
  /** Where a subject stands now, for whoever cannot see it move. */
  protected readonly said = signal('');

  protected readonly scales = computed(() => this.everyScale().filter(({ retired }) => !retired));
  protected readonly tree = computed(() => treeOf(this.subjects() ?? [], false));
  protected readonly retired = computed(() => treeOf(this.subjects() ?? [], true));
  protected readonly answer = computed(() => subjectsAnswer(this.subjects() ?? []));
  protected readonly primary = this.session.school()?.phase !== 'secondary';
  protected readonly yearGroups = this.primary ? [-1, 0, 1, 2, 3, 4, 5, 6] : [7, 8, 9, 10, 11, 12, 13];
  protected readonly empty = nothing;

  constructor() {
    void this.attempts.run(() => this.read());
  }

  protected formOf({ name, scaleId, yearScales }: SubjectSettingDto): ChangeSubjectDto {
    return { name, scaleId, yearScales };
  }

  /** "Teacher assessment PK1–GDS, but Reception on Early years profile 1–2". */
  protected scaleWords({ scaleId, yearScales }: SubjectSettingDto): string {
    const name = (id: number | null): string => this.everyScale().find((one) => one.id === id)?.name ?? 'no scale yet';
    const others = yearScales.map((row) => `${yearName(row.yearGroup)} on ${name(row.scaleId)}`);
    return [name(scaleId), ...(others.length ? [`but ${others.join(', ')}`] : [])].join(', ');
  }

  protected isOpen(what: 'change' | 'strand', id: number): boolean {
    const open = this.open();
    return open !== null && open.what !== 'top' && open.what === what && open.id === id;
  }

  protected show(open: Open): void {
    this.problem.set(null);
    this.open.set(open);
  }

  protected add(strandOf: number | null, { name, scaleId }: ChangeSubjectDto): Promise<void> {
    return this.attempts.run(async () => {
      const body = { name, strandOf, scaleId };
      const { id } = await this.api.invoke(addSubject, { schoolId: this.schoolId, body });
      this.open.set(null);
      await this.read();
      this.undo.offer(`${name.trim()} was added`, () => this.setRetired(id, true));
    });
  }

  protected addGoals(): Promise<void> {
    return this.attempts.run(async () => {
      const { added } = await this.api.invoke(addEarlyLearningGoals, { schoolId: this.schoolId });
      await this.read();
      this.said.set(added === 0 ? 'All goals are there already.' : 'The early learning goals E01 to E17 were added.');
    });
  }

  protected change(before: SubjectSettingDto, body: ChangeSubjectDto): Promise<void> {
    const write = async (to: ChangeSubjectDto): Promise<void> => {
      await this.api.invoke(changeSubject, { schoolId: this.schoolId, subjectId: before.id, body: to });
      await this.read();
    };
    return this.attempts.run(async () => {
      await write(body);
      this.open.set(null);
      this.undo.offer(`${before.name} was changed`, () => write(this.formOf(before)));
    });
  }

  protected toggle(what: 'change' | 'strand', id: number): void {
    this.show(this.isOpen(what, id) ? null : { what, id });
  }

  protected moveSubject(subject: SubjectSettingDto, by: -1 | 1): Promise<void> {
    return this.move(
      subject,
      this.tree().map((branch) => branch.subject),
      by,
    );
  }

  /** Moves it at once and keeps the focus on the same button, so that it can go on moving. */
  protected move(subject: SubjectSettingDto, among: readonly SubjectSettingDto[], by: -1 | 1): Promise<void> {
    const subjectIds = moved(
      among.map(({ id }) => id),
      subject.id,
      by,
    );
    if (subjectIds === null || this.busy()) return Promise.resolve();
    return this.attempts.run(async () => {
      await this.api.invoke(orderSubjects, { schoolId: this.schoolId, body: { subjectIds } });
      await this.read();
      this.said.set(`${subject.name} is number ${subjectIds.indexOf(subject.id) + 1} of ${subjectIds.length}.`);
      // A row that has been moved in the page has lost the focus.
      afterNextRender(() => this.focusArrow(subject.id, by), { injector: this.injector });
    });
  }

  private focusArrow(id: number, by: -1 | 1): void {
    const rows = this.host.nativeElement.querySelectorAll<HTMLElement>('[data-subject]');
    const row = [...rows].find(({ dataset }) => dataset['subject'] === String(id));
    row?.querySelector<HTMLElement>(by < 0 ? '.up' : '.down')?.focus();
  }

  protected retire(subject: SubjectSettingDto, retired: boolean): Promise<void> {
    return this.attempts.run(async () => {
      await this.setRetired(subject.id, retired);
      const words = retired ? 'is no longer assessed; its marks stay' : 'is assessed again';
      this.undo.offer(`${subject.name} ${words}`, () => this.setRetired(subject.id, !retired));
    });
  }

  private async setRetired(subjectId: number, retired: boolean): Promise<void> {
    await this.api.invoke(retireSubject, { schoolId: this.schoolId, subjectId, body: { retired } });
    await this.read();
  }

  private async read(): Promise<void> {
    const [subjects, scales] = await Promise.all([
      this.api.invoke(listSubjectSettings, { schoolId: this.schoolId }),
      this.api.invoke(listScaleSettings, { schoolId: this.schoolId }),
    ]);
    this.everyScale.set(scales);
    this.subjects.set(subjects);
  }
}
