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
import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Session } from '../../core/session/session';
import { NavCounts } from '../../core/page/nav-counts';
import { Segmented } from '../../shared/controls/segmented';
import { EmptyState } from '../../shared/feedback/empty-state';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { Icon } from '../../shared/icon/icon';
import { yearName } from '../../shared/words/school-words';
import { gridAnswer } from './answer';
import { type Held, TRAY, columnOf, ofYear, yearsOf } from './board';
import { type CardKey, CardList, cardKey } from './card-list';
import { groupCard, waitingCard } from './card-view';
import { type Carry, carryKey, overWords } from './carry';
import { fitOf, slotWords } from './fit';
import { focusCard, neighbourOf, showColumn } from './grid-focus';
import { GridStore } from './grid-store';
import { GroupHead } from './group-column';

/** The intervention grid: who has help and who waits for it, and cards to move between them. */
@Component({
  selector: 'hw-grid',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CardList, CdkDropListGroup, CdkScrollable, EmptyState, ErrorNotice, GroupHead, Icon, Segmented],
  providers: [GridStore],
  templateUrl: './grid.html',
})
export class Grid {
  private readonly session = inject(Session);
  private readonly injector = inject(Injector);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly counts = inject(NavCounts);

  protected readonly store = inject(GridStore);
  protected readonly tray = TRAY;
  protected readonly canMove = this.session.can('placements.write');
  protected readonly canStart = this.session.can('groups.write');
  protected readonly seesFlags = this.session.can('flags.read');

  protected readonly year = signal('all');
  protected readonly tab = signal<string>(this.seesFlags ? TRAY : '');
  /** The card in hand, by mouse, touch or keyboard. */
  protected readonly held = signal<Held | null>(null);
  protected readonly over = signal<string | null>(null);
  private readonly carry = signal<Carry | null>(null);
  protected readonly line = signal('');

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
  private readonly cardsOf = computed(
    () =>
      new Map(
        this.shown().groups.map((group) => [
          group.id,
          group.cards.map((card) => groupCard(card, group.id, this.store.today)),
        ]),
      ),
  );
  protected readonly columns = computed(() => {
    const held = this.held();
    return this.shown().groups.map((group) => ({
      group,
      cards: this.cardsOf().get(group.id) ?? [],
      others: Math.max(
        0,
        group.taken - group.cards.filter(({ endsOn }) => endsOn === null || endsOn > this.store.today).length,
      ),
      fit: held ? fitOf(this.board(), held, group, this.store.today) : null,
    }));
  });
  protected readonly ghost = computed(() => {
    const held = this.held();
    return held && this.carry() ? cardKey(held) : null;
  });

  constructor() {
    this.store.start();
    effect(() => this.counts.set('grid', this.board().waiting.length, this.board().waiting.length > 0));
    effect(() => {
      const news = this.store.news();
      if (news) untracked(() => this.say(news));
    });
    effect(() => {
      // On a phone one column is in sight: the first, until somebody chooses.
      const groups = this.shown().groups;
      if (this.tab() === '' || (this.tab() !== TRAY && !groups.some(({ id }) => id === this.tab()))) {
        this.tab.set(this.seesFlags ? TRAY : (groups[0]?.id ?? ''));
      }
    });
  }

  protected chooseYear(year: string): void {
    this.year.set(year);
  }

  protected slotIn(groupId: string): string | null {
    const carry = this.carry();
    return carry && carry.over === groupId && carry.held.from !== groupId ? carry.held.forename : null;
  }

  protected pickUp(held: Held): void {
    this.held.set(held);
    this.over.set(held.from);
  }

  protected letGo(): void {
    this.held.set(null);
    this.over.set(null);
    this.carry.set(null);
  }

  protected key({ event, held }: CardKey): void {
    const carry = this.carry();
    if (!carry) {
      if (event.key === ' ') {
        event.preventDefault();
        if (this.canMove) this.lift(held);
      } else {
        const card = neighbourOf(event);
        if (card) {
          event.preventDefault();
          card.focus();
        }
      }
      return;
    }
    const done = carryKey(carry, event.key, this.order());
    if (event.key === 'Tab') this.putBack(carry.held);
    if (!done) return;
    event.preventDefault();
    if (done.kind === 'put-back') this.putBack(carry.held);
    else if (done.kind === 'carry') this.carryOver(done.carry);
    else void this.drop(done.carry.held, done.carry.over);
  }

  /** Where the card goes, from a list: for touch, and for Enter or a click on the name. */
  protected async open(held: Held): Promise<void> {
    if (!this.canMove || this.carry()) return;
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
    this.letGo();
    if (to !== TRAY) return this.put(held, to);
    if (held.placementId === null) return;
    const { askWhere } = await import('./move-sheet');
    const answer = await askWhere(this.injector, { held, groups: [] });
    if (answer?.kind === 'leave') await this.leave(held, answer.reason);
    else this.putBack(held);
  }

  protected async newGroup(): Promise<void> {
    const { openNewGroup } = await import('./new-group');
    const started = await openNewGroup(this.injector, { year: this.yearNumber(), waiting: this.shown().waiting });
    if (!started) return;
    await this.store.refresh();
    this.say(`${started.name} is ready.`);
    for (const held of started.pupils) await this.put(held, started.groupId);
  }

  private lift(held: Held): void {
    this.pickUp(held);
    this.carry.set({ held, over: held.from });
    this.say(`${held.name}, picked up. Arrow keys to move, Space to drop, Escape to put back.`);
  }

  private carryOver(carry: Carry): void {
    this.carry.set(carry);
    this.over.set(carry.over);
    const group = columnOf(this.board(), carry.over);
    const fit = group ? fitOf(this.board(), carry.held, group, this.store.today) : null;
    this.say(`${carry.held.forename}: ${overWords(carry.over, carry.held, group, fit)}`);
    showColumn(carry.over);
  }

  private putBack(held: Held): void {
    this.letGo();
    this.say(`${held.name} is back where the card was.`);
  }

  private async put(held: Held, groupId: string): Promise<void> {
    const group = columnOf(this.board(), groupId);
    const fit = group ? fitOf(this.board(), held, group, this.store.today) : null;
    focusCard(this.injector, cardKey({ pupilId: held.pupilId, from: groupId }));
    let outcome = await this.store.put(held, groupId);
    if (outcome === 'clash') {
      const { askWhyBoth } = await import('./clash-reason');
      const words = fit?.kind === 'clash' ? fit.words : 'Their sessions clash';
      const reason = await askWhyBoth(this.injector, { name: held.name, group: group?.name ?? 'The group', words });
      if (reason) outcome = await this.store.put(held, groupId, reason);
    }
    if (outcome === 'done') this.say(`${held.name} is in ${group?.name ?? 'the group'}.`);
    else this.refused(held);
  }

  private async leave(held: Held, reason: Parameters<GridStore['leave']>[1]): Promise<void> {
    if ((await this.store.leave(held, reason)) === 'done') this.say(`${held.name} left the group.`);
    else this.refused(held);
  }

  private refused(held: Held): void {
    this.say(`${held.name} is back where the card was. ${this.store.problem()?.title ?? ''}`);
    focusCard(this.injector, cardKey(held));
  }

  /** Seen in the line at the foot, heard by a screen reader. */
  private say(text: string): void {
    this.line.set(text);
    void this.announcer.announce(text, 'assertive');
  }

  private order(): string[] {
    return [...(this.seesFlags ? [TRAY] : []), ...this.shown().groups.map(({ id }) => id)];
  }
}
