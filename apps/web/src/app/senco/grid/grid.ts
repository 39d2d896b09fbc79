import { CdkDropListGroup } from '@angular/cdk/drag-drop';
import { CdkScrollable } from '@angular/cdk/scrolling';
import {
  ChangeDetectionStrategy,
  Component,
  Injector,
  computed,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';
import { NavCounts } from '../../core/page/nav-counts';
import { Session } from '../../core/session/session';
import { Segmented } from '../../shared/controls/segmented';
import { EmptyState } from '../../shared/feedback/empty-state';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { Icon } from '../../shared/icon/icon';
import { yearName } from '../../shared/words/school-words';
import { slotWords } from '../../shared/words/slots';
import { gridAnswer } from './answer';
import { type Held, TRAY, columnOf, ofYear, yearsOf } from './board';
import { type CardKey, CardList, cardKey } from './card-list';
import { groupCard, waitingCard } from './card-view';
import { canTake, fitOf } from './fit';
import { focusCard } from './grid-focus';
import { GridHands } from './grid-hands';
import { type ExitReason, GridStore } from './grid-store';
import { GroupHead } from './group-head';

/** The intervention grid: who has help and who waits for it, and cards to move between them. */
@Component({
  selector: 'hw-grid',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CardList, CdkDropListGroup, CdkScrollable, EmptyState, ErrorNotice, GroupHead, Icon, Segmented],
  providers: [GridStore, GridHands],
  templateUrl: './grid.html',
})
export class Grid {
  private readonly session = inject(Session);
  private readonly injector = inject(Injector);

  protected readonly store = inject(GridStore);
  protected readonly hands = inject(GridHands);
  protected readonly tray = TRAY;
  protected readonly canMove = this.session.can('placements.write');
  protected readonly canStart = this.session.can('groups.write');
  protected readonly seesFlags = this.session.can('flags.read');

  protected readonly year = signal('all');
  /** The column a phone shows, as chosen; a column that is gone gives way to the first. */
  protected readonly chosenTab = signal(TRAY);
  protected readonly tab = computed(() => {
    const columns = this.columnIds();
    return columns.includes(this.chosenTab()) ? this.chosenTab() : columns[0];
  });

  private readonly board = computed(() => this.store.board() ?? { groups: [], waiting: [] });
  private readonly yearNumber = computed(() => (this.year() === 'all' ? null : Number(this.year())));
  protected readonly shown = computed(() => ofYear(this.board(), this.yearNumber()));
  protected readonly answer = computed(() => gridAnswer(this.shown(), this.yearNumber(), this.seesFlags));
  protected readonly nothing = computed(() => this.board().groups.length === 0 && this.board().waiting.length === 0);
  protected readonly elsewhere = computed(() => this.board().waiting.length - this.shown().waiting.length);
  protected readonly years = computed(() => [
    { value: 'all', label: 'All years' },
    ...yearsOf(this.board()).map((year) => ({ value: String(year), label: yearName(year) })),
  ]);
  protected readonly waitingCards = computed(() =>
    this.shown().waiting.map((pupil) => waitingCard(pupil, this.board(), TRAY, this.store.today)),
  );
  private readonly groups = computed(() =>
    this.shown().groups.map((group) => ({
      group,
      cards: group.cards.map((card) => groupCard(card, group.id, this.store.today)),
      others: group.taken - group.cards.filter(({ endsOn }) => endsOn === null || endsOn > this.store.today).length,
    })),
  );
  protected readonly columns = computed(() => {
    const held = this.hands.held();
    return this.groups().map((column) => {
      const fit = held ? fitOf(this.board(), held, column.group, this.store.today) : null;
      return { ...column, fit, coming: fit !== null && canTake(fit) && this.hands.over() === column.group.id };
    });
  });
  private readonly columnIds = computed(() => [
    ...(this.seesFlags ? [TRAY] : []),
    ...this.shown().groups.map(({ id }) => id),
  ]);

  constructor() {
    this.store.start();
    const counts = inject(NavCounts);
    effect(() => {
      if (this.store.board()) counts.set('grid', this.board().waiting.length);
    });
    effect(() => {
      const news = this.store.news();
      if (news) untracked(() => this.hands.say(news));
    });
  }

  protected async key(pressed: CardKey): Promise<void> {
    const dropped = this.hands.key(pressed, this.canMove ? this.columnIds() : []);
    if (dropped) await this.drop(dropped.held, dropped.over);
  }

  /** Where the card goes, from a list: for touch, and for Enter or a click on the name. */
  protected async open(held: Held): Promise<void> {
    if (!this.canMove || this.hands.carries()) return;
    const groups = this.shown().groups.map((group) => ({
      groupId: group.id,
      name: group.name,
      detail: [slotWords(group.slots), group.leader].filter(Boolean).join(', '),
      places: `${group.taken}/${group.capacity}`,
      fit: fitOf(this.board(), held, group, this.store.today),
    }));
    const { askWhere } = await import('./move-sheet');
    const answer = await askWhere(this.injector, { held, groups });
    if (answer?.kind === 'to') await this.put(held, answer.groupId);
    if (answer?.kind === 'leave') await this.leave(held, answer.reason);
  }

  protected async drop(held: Held, to: string): Promise<void> {
    this.hands.letGo();
    if (to !== TRAY) return this.put(held, to);
    if (held.placementId === null) return;
    const { askWhere } = await import('./move-sheet');
    const answer = await askWhere(this.injector, { held, groups: [] });
    if (answer?.kind === 'leave') await this.leave(held, answer.reason);
    else this.hands.putBack(held);
  }

  protected async newGroup(): Promise<void> {
    const { openNewGroup } = await import('./new-group');
    const started = await openNewGroup(this.injector, { waiting: this.shown().waiting });
    if (!started) return;
    await this.store.refresh();
    this.hands.say(`${started.name} is ready.`);
    for (const held of started.pupils) await this.put(held, started.groupId);
  }

  private async put(held: Held, groupId: string): Promise<void> {
    const group = columnOf(this.board(), groupId);
    const fit = group ? fitOf(this.board(), held, group, this.store.today) : null;
    if (group && fit && !canTake(fit)) return this.hands.say(`${group.name}: ${fit.words}. ${held.name} stays put.`);
    // A clash in sight is asked about before anything is sent; one the server knows of, after.
    let reason = fit?.kind === 'clash' ? await this.askWhyBoth(held, groupId, fit.words) : undefined;
    if (fit?.kind === 'clash' && !reason) return this.hands.putBack(held);
    focusCard(this.injector, cardKey({ pupilId: held.pupilId, from: groupId }));
    let outcome = await this.store.put(held, groupId, reason);
    if (outcome === 'clash') {
      reason = await this.askWhyBoth(held, groupId, 'Their sessions clash');
      if (reason) outcome = await this.store.put(held, groupId, reason);
    }
    if (outcome === 'done') this.hands.say(`${held.name} is in ${group?.name ?? 'the group'}.`);
    else this.refused(held);
  }

  private async askWhyBoth(held: Held, groupId: string, words: string): Promise<string | undefined> {
    const { askWhyBoth } = await import('./clash-reason');
    const group = columnOf(this.board(), groupId)?.name ?? 'The group';
    return askWhyBoth(this.injector, { name: held.name, group, words });
  }

  private async leave(held: Held, reason: ExitReason): Promise<void> {
    if ((await this.store.leave(held, reason)) === 'done') this.hands.say(`${held.name} left the group.`);
    else this.refused(held);
  }

  private refused(held: Held): void {
    this.hands.say(`${held.name} is back where the card was. ${this.store.problem()?.title ?? ''}`);
    focusCard(this.injector, cardKey(held));
  }
}
