import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import type { FlagDto } from '@headway/api-client';
import { BandChart } from '../../shared/charts/band-chart';
import { Icon } from '../../shared/icon/icon';
import { NameCell } from '../../shared/marks/name-cell';
import { pupilTags } from '../../shared/marks/pupil-tags';
import { Status } from '../../shared/marks/status';
import { AnswerForm } from '../answers/answer-form';
import { ReviewForm } from '../answers/review-form';
import { DismissForm } from './dismiss-form';
import { type FilledIn, type FlagForm, formsFor, isLive } from './flag-form';
import { FlagReasons } from './flag-reasons';
import {
  actedOf,
  classOf,
  daysText,
  lastMarks,
  leadingNumbers,
  nameOf,
  reviewIsDue,
  placeText,
  sentenceOf,
  smallChart,
  topicOf,
} from '../../shared/flags/flag-view';

/** What the person who looks may do from a row. */
export interface FlagRights {
  readonly act: boolean;
  readonly answer: boolean;
  readonly place: boolean;
}

/** One flag: place, pupil, sentence, numbers, small chart, who has acted; opens to its reasons. */
@Component({
  selector: 'hw-flag-row',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AnswerForm,
    BandChart,
    DismissForm,
    FlagReasons,
    Icon,
    MatMenuModule,
    NameCell,
    ReviewForm,
    RouterLink,
    Status,
  ],
  templateUrl: './flag-row.html',
  host: { class: 'flag', role: 'listitem', '[class.is-cur]': 'open()', '[class.is-now]': 'current()' },
})
export class FlagRow {
  readonly flag = input.required<FlagDto>();
  readonly open = input.required<boolean>();
  /** The row the keys act on. */
  readonly current = input.required<boolean>();
  /** What it asks for in place. */
  readonly form = input.required<FlagForm | null>();
  readonly saving = input.required<boolean>();
  readonly today = input.required<string>();
  readonly rights = input.required<FlagRights>();

  readonly reveal = output();
  readonly seen = output();
  readonly ask = output<FlagForm>();
  readonly filledIn = output<FilledIn>();
  readonly keep = output();

  protected readonly name = computed(() => nameOf(this.flag()));
  protected readonly topic = computed(() => topicOf(this.flag()));
  protected readonly group = computed(() => classOf(this.flag()));
  protected readonly place = computed(() => placeText(this.flag()));
  protected readonly tags = computed(() => pupilTags(this.flag().pupil));
  protected readonly sentence = computed(() => sentenceOf(this.flag()));
  protected readonly marks = computed(() => lastMarks(this.flag()));
  protected readonly numbers = computed(() => leadingNumbers(this.flag()));
  protected readonly chart = computed(() => smallChart(this.flag()));
  protected readonly acted = computed(() => actedOf(this.flag(), this.today()));
  protected readonly due = computed(() => reviewIsDue(this.flag(), this.today()));
  protected readonly days = computed(() => daysText(this.flag()));
  protected readonly forms = computed(() => formsFor(this.flag(), this.rights()));
  protected readonly maySee = computed(() => this.rights().act && this.flag().state === 'open');
  protected readonly mayPlace = computed(() => {
    const { group, subjectId } = this.flag();
    return this.rights().place && isLive(this.flag()) && group === null && subjectId !== null;
  });

  protected may(form: FlagForm): boolean {
    return this.forms().includes(form);
  }
}
