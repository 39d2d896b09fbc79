import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  Api,
  endWorkingTo,
  getPupilTargets,
  listScales,
  type PupilTargetsDto,
  reopenWorkingTo,
  type ScaleDto,
  setForecasts,
  setTargets,
  setWorkingTo,
  type SetWorkingToDto,
  takeBackWorkingTo,
  type TargetSubjectDto,
} from '@headway/api-client';
import { type Problem, problemOf } from '../../core/errors/problem';
import { PageName } from '../../core/page/page-name';
import { Session } from '../../core/session/session';
import { Undo } from '../../core/undo/undo';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { PageHead } from '../../shared/layout/page-head';
import { shortDate } from '../../shared/words/dates';
import { possessive, subjectInSentence, windowName, windowNameWithYear } from '../../shared/words/school-words';
import { TargetRow, type TypedTarget } from './target-row';
import { targetName, targetsAnswer, valueWords } from './target-words';

/** What one pupil works to and is to reach, one subject a row. */
@Component({
  selector: 'hw-targets',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorNotice, PageHead, RouterLink, TargetRow],
  templateUrl: './targets.html',
})
export class Targets {
  /** From the address. */
  readonly pupilId = input.required<string>();

  private readonly api = inject(Api);
  private readonly undo = inject(Undo);
  private readonly schoolId = inject(Session).schoolId();

  protected readonly page = signal<PupilTargetsDto | null>(null);
  protected readonly scales = signal<readonly ScaleDto[]>([]);
  protected readonly problem = signal<Problem | null>(null);
  /** What was refused of one subject. */
  protected readonly refused = signal<{ readonly subjectId: number; readonly problem: Problem } | null>(null);
  protected readonly busy = signal(false);

  private readonly years = computed(() => [...new Set((this.page()?.windows ?? []).map(({ startYear }) => startYear))]);
  /** The end of this school year, unless somebody chose another half term. */
  protected readonly windowId = linkedSignal(() => {
    const [first] = this.years();
    return this.page()?.windows.findLast(({ startYear }) => startYear === first)?.id ?? 0;
  });
  protected readonly answer = computed(() => {
    const page = this.page();
    return page ? targetsAnswer(page, this.windowId()) : '';
  });

  constructor() {
    const name = inject(PageName);
    effect(() => {
      const page = this.page();
      if (page) name.set(`${possessive(`${page.forename} ${page.surname}`)} targets`);
    });
    effect(() => void this.start(this.pupilId()));
  }

  protected windowLabel(id: number): string {
    return this.years().length > 1 ? windowNameWithYear(id) : windowName(id);
  }

  protected problemIn({ subjectId }: TargetSubjectDto): Problem | null {
    const refused = this.refused();
    return refused?.subjectId === subjectId ? refused.problem : null;
  }

  protected setTarget(subject: TargetSubjectDto, typed: TypedTarget): Promise<void> {
    const windowId = this.windowId();
    const before = subject.targets.find((target) => target.windowId === windowId);
    const was: TypedTarget = {
      mark: before ? valueWords(before.value, before.scaleId, this.scales()) : '',
      agreedWith: before?.agreedWith ?? null,
      agreedOn: before?.agreedOn ?? null,
      note: before?.note ?? null,
    };
    const write = async (target: TypedTarget): Promise<void> => {
      const cell = { pupilId: this.pupilId(), subjectId: subject.subjectId, windowId };
      await this.api.invoke(setTargets, { schoolId: this.schoolId, body: { targets: [{ ...cell, ...target }] } });
      await this.read(this.pupilId());
    };
    return this.attempt(subject, async () => {
      await write(typed);
      const name = targetName(this.page()?.forename ?? '', subject.name);
      const said = typed.mark.trim() === '' ? 'was taken away' : `for ${windowName(windowId)} is ${typed.mark.trim()}`;
      this.undo.offer(`${name} ${said}`, () => write(was));
    });
  }

  protected setForecast(subject: TargetSubjectDto, mark: string): Promise<void> {
    const windowId = this.windowId();
    const before = subject.forecasts.find((forecast) => forecast.windowId === windowId);
    const was = before ? valueWords(before.value, before.scaleId, this.scales()) : '';
    const write = async (text: string): Promise<void> => {
      const cell = { pupilId: this.pupilId(), subjectId: subject.subjectId, windowId, mark: text };
      await this.api.invoke(setForecasts, { schoolId: this.schoolId, body: { forecasts: [cell] } });
      await this.read(this.pupilId());
    };
    return this.attempt(subject, async () => {
      await write(mark);
      this.undo.offer(`The forecast in ${subjectInSentence(subject.name)} was changed`, () => write(was));
    });
  }

  protected setWorkingTo(subject: TargetSubjectDto, body: SetWorkingToDto): Promise<void> {
    const at = { schoolId: this.schoolId, pupilId: this.pupilId() };
    return this.attempt(subject, async () => {
      await this.api.invoke(setWorkingTo, { ...at, body });
      await this.read(at.pupilId);
      this.undo.offer(`The level of work in ${subjectInSentence(subject.name)} was changed`, async () => {
        const { subjectId, startsOn } = body;
        await this.api.invoke(takeBackWorkingTo, { ...at, body: { subjectId, startsOn } });
        await this.read(at.pupilId);
      });
    });
  }

  protected endWorkingTo(subject: TargetSubjectDto, endsOn: string): Promise<void> {
    const at = { schoolId: this.schoolId, pupilId: this.pupilId() };
    const { subjectId } = subject;
    // The server ends what was said last.
    const [was] = subject.workingTo;
    return this.attempt(subject, async () => {
      await this.api.invoke(endWorkingTo, { ...at, body: { subjectId, endsOn } });
      await this.read(at.pupilId);
      if (!was) return;
      const said = `${this.page()?.forename ?? 'The pupil'} works at the class’s level in ${subjectInSentence(subject.name)}`;
      this.undo.offer(`${said} after ${shortDate(endsOn)}`, async () => {
        const body = { subjectId, startsOn: was.startsOn, endedOn: endsOn, endsOn: was.endsOn };
        await this.api.invoke(reopenWorkingTo, { ...at, body });
        await this.read(at.pupilId);
      });
    });
  }

  protected takeBack(subject: TargetSubjectDto, startsOn: string): Promise<void> {
    const at = { schoolId: this.schoolId, pupilId: this.pupilId() };
    const was = subject.workingTo.find((span) => span.startsOn === startsOn);
    return this.attempt(subject, async () => {
      await this.api.invoke(takeBackWorkingTo, { ...at, body: { subjectId: subject.subjectId, startsOn } });
      await this.read(at.pupilId);
      if (!was) return;
      const { yearGroup, scaleId, reason, endsOn } = was;
      this.undo.offer('It was taken back', async () => {
        const body = { subjectId: subject.subjectId, startsOn, yearGroup, scaleId, reason };
        await this.api.invoke(setWorkingTo, { ...at, body });
        if (endsOn !== null) {
          await this.api.invoke(endWorkingTo, { ...at, body: { subjectId: subject.subjectId, endsOn } });
        }
        await this.read(at.pupilId);
      });
    });
  }

  private async start(pupilId: string): Promise<void> {
    try {
      this.scales.set(await this.api.invoke(listScales, { schoolId: this.schoolId }));
      await this.read(pupilId);
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }

  private async read(pupilId: string): Promise<void> {
    this.page.set(await this.api.invoke(getPupilTargets, { schoolId: this.schoolId, pupilId }));
  }

  private async attempt({ subjectId }: TargetSubjectDto, act: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.refused.set(null);
    try {
      await act();
    } catch (error) {
      this.refused.set({ subjectId, problem: problemOf(error) });
    } finally {
      this.busy.set(false);
    }
  }
}
