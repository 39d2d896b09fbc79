import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  afterNextRender,
  computed,
  input,
  viewChild,
} from '@angular/core';
import type { PupilStoryDto } from '@headway/api-client';
import { ChartTable } from '../../shared/charts/chart-table';
import { drawTimeLine } from './time-line-drawing';
import { timeLineSentence, timeLineTable } from './time-line-table';

/** Results with their error, help and attendance of one pupil on one time axis: the picture a meeting is held around. */
@Component({
  selector: 'hw-time-line',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChartTable],
  templateUrl: './time-line.html',
})
export class TimeLine {
  readonly story = input.required<PupilStoryDto>();

  protected readonly drawing = computed(() => drawTimeLine(this.story()));
  protected readonly table = computed(() => timeLineTable(this.story()));
  protected readonly sentence = computed(() => timeLineSentence(this.story()));
  private readonly scroller = viewChild<ElementRef<HTMLElement>>('scroller');

  constructor() {
    // Where it does not fit, it opens at today.
    afterNextRender(() => {
      const element = this.scroller()?.nativeElement;
      if (element) element.scrollLeft = element.scrollWidth;
    });
  }

  protected readonly name = computed(() => `Time line of ${this.story().forename} ${this.story().surname}`);
}
