import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { GridColumnDto } from '@headway/api-client';
import { Shape, type ShapeName } from '../../shared/icon/icon';
import { Places } from '../../shared/marks/places';
import { shortDate, shortWeekday } from '../../shared/words/dates';
import { pounds } from '../../shared/words/numbers';
import { slotWords } from '../../shared/words/slots';
import type { Fit } from './fit';

const FITS: Readonly<Record<Fit['kind'], { readonly tone: string; readonly shape: ShapeName }>> = {
  here: { tone: 'unclear', shape: 'none' },
  fits: { tone: 'good', shape: 'good' },
  'other-subject': { tone: 'unclear', shape: 'unclear' },
  'other-year': { tone: 'unclear', shape: 'unclear' },
  full: { tone: 'unclear', shape: 'same' },
  clash: { tone: 'due', shape: 'due' },
  over: { tone: 'unclear', shape: 'early' },
};

/** The head of a group's column: leader, room, times, places, cost, review, and whether it fits the pupil in hand. */
@Component({
  selector: 'hw-group-head',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Places, RouterLink, Shape],
  template: `
    @let of = group();
    <h2>
      <a [routerLink]="['/groups', of.id]">{{ of.name }}</a>
    </h2>
    <p>{{ where() }}<br />{{ times() }}</p>
    <div class="gc-n">
      <hw-places [taken]="of.taken" [places]="of.capacity" [coming]="coming() ? 1 : 0" />
      <b>{{ coming() ? of.taken + '→' + (of.taken + 1) : of.taken }} of {{ of.capacity }}</b>
      @if (cost(); as cost) {
        <span class="ct" [title]="cost.title">{{ cost.text }}</span>
      }
    </div>
    @if (late()) {
      <div class="gc-r due"><hw-shape name="due" />Review was due {{ shortDate(of.reviewOn) }}</div>
    } @else {
      <div class="gc-r">Review {{ shortWeekday(of.reviewOn) }}</div>
    }
    @if (fit(); as fit) {
      <div class="fitb {{ looks[fit.kind].tone }}"><hw-shape [name]="looks[fit.kind].shape" />{{ fit.words }}</div>
    }
  `,
})
export class GroupHead {
  readonly group = input.required<GridColumnDto>();
  readonly today = input.required<string>();
  readonly fit = input<Fit | null>(null);
  /** A card is held over this column. */
  readonly coming = input(false);

  protected readonly looks = FITS;
  protected readonly shortDate = shortDate;
  protected readonly shortWeekday = shortWeekday;
  protected readonly late = computed(() => this.group().reviewOn < this.today());
  protected readonly times = computed(() => slotWords(this.group().slots));
  protected readonly where = computed(() => {
    const { leader, room } = this.group();
    return [leader ?? 'Nobody leads it yet', room].filter(Boolean).join(', ');
  });
  protected readonly cost = computed(() => {
    const { cost, rateMissing } = this.group();
    if (rateMissing) return { text: 'no rate', title: 'A pay rate is missing, so the cost cannot be told.' };
    if (!cost) return null;
    const additional = pounds(cost.additional / 100);
    return { text: pounds(cost.full / 100), title: `Full cost to date; additional spending ${additional}` };
  });
}
