import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Api, type GroupPageDto, type GroupSessionDto, readGroup } from '@headway/api-client';
import { type Subscription } from 'rxjs';
import { type Problem, problemOf } from '../../core/errors/problem';
import { LiveEvents } from '../../core/live/live-events';
import { PageName } from '../../core/page/page-name';
import { Session } from '../../core/session/session';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { Icon } from '../../shared/icon/icon';
import { PageHead } from '../../shared/layout/page-head';
import { NameCell } from '../../shared/marks/name-cell';
import { SessionsBar } from '../../shared/marks/sessions-bar';
import { shortDate, shortWeekday } from '../../shared/words/dates';
import { counted } from '../../shared/words/numbers';
import { costRows, groupAnswer, groupLede, missingRateWords, stateOf, stateWords, stayWords } from './group-words';
import { Register } from './register';
import { SessionsStrip, stripWords } from './sessions-strip';

/** How many sessions before and after the one on screen are listed beside its register. */
const NEAR = 4;

/** One group: its sessions, who is in it since when, what it costs; with ?session= the register of one session. */
@Component({
  selector: 'hw-group',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorNotice, Icon, NameCell, PageHead, Register, RouterLink, SessionsBar, SessionsStrip],
  templateUrl: './group.html',
})
export class Group {
  /** From the address. */
  readonly groupId = input.required<string>();
  /** The session whose register is open. */
  readonly session = input<string>();

  private readonly api = inject(Api);
  private readonly who = inject(Session);
  private readonly live = inject(LiveEvents);
  private readonly page = inject(PageName);
  private readonly router = inject(Router);

  protected readonly today = this.who.school()?.today ?? '';
  protected readonly canMark = this.who.can('register.write');
  protected readonly canSeePupils = this.who.can('pupils.read');
  protected readonly group = signal<GroupPageDto | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly shortDate = shortDate;
  protected readonly shortWeekday = shortWeekday;
  protected readonly stateOf = stateOf;
  protected readonly stateWords = stateWords;
  protected readonly stayWords = stayWords;
  protected readonly missingRateWords = missingRateWords;

  private readonly sessions = computed<readonly GroupSessionDto[]>(() => this.group()?.sessions ?? []);
  protected readonly states = computed(() => this.sessions().map((session) => stateOf(session, this.today)));
  protected readonly strip = computed(() => stripWords(this.states()).replace('this one', 'one today'));
  protected readonly answer = computed(() => this.told((group) => groupAnswer(group, this.today)));
  protected readonly lede = computed(() => this.told(groupLede));
  protected readonly costs = computed(() => {
    const cost = this.group()?.cost;
    return cost ? costRows(cost) : [];
  });
  protected readonly started = computed(() => `${counted(this.group()?.cost?.pupilsStarted ?? 0, 'pupil')} started.`);
  /** Today's session, otherwise the first that lacks its register. */
  protected readonly next = computed(() => {
    const today = this.sessions().find(({ heldOn }) => heldOn === this.today);
    if (today)
      return { id: today.id, label: today.status === 'planned' ? 'Take today’s register' : 'Today’s register' };
    const open = this.sessions().find((session) => stateOf(session, this.today) === 'no-register');
    return open ? { id: open.id, label: `Take the register of ${shortDate(open.heldOn)}` } : null;
  });
  protected readonly near = computed(() => {
    const at = this.sessions().findIndex(({ id }) => id === this.session());
    return this.sessions().slice(Math.max(0, at - NEAR), at + NEAR + 1);
  });

  constructor() {
    effect((cleanUp) => {
      const followed = this.follow(this.groupId());
      cleanUp(() => followed.unsubscribe());
    });
  }

  protected async back(): Promise<void> {
    await this.router.navigate([], { queryParams: { session: null }, queryParamsHandling: 'merge' });
  }

  private follow(groupId: string): Subscription {
    return untracked(() =>
      this.live
        .follow({
          topics: ['grid'],
          id: groupId,
          read: () => this.api.invoke(readGroup, { schoolId: this.who.schoolId(), groupId }),
        })
        .subscribe({
          next: (group) => {
            this.group.set(group);
            this.page.set(group.name);
          },
          error: (error) => this.problem.set(problemOf(error)),
        }),
    );
  }

  private told(words: (group: GroupPageDto) => string): string {
    const group = this.group();
    return group ? words(group) : '';
  }
}
