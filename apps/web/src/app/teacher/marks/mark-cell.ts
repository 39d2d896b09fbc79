import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Icon, Shape } from '../../shared/icon/icon';
import { subjectInSentence, windowName } from '../../shared/words/school-words';
import { cellWords } from './cell-view';
import type { GridCell } from './grid-cell';
import { fullName } from './sheet';

/** The mark of one pupil in one subject: the only white cell of the three that stand together. */
@Component({
  selector: 'td[hwMarkCell]',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, Shape],
  host: {
    role: 'gridcell',
    '[attr.id]': 'hold().active ? cell().id : null',
    '[class]': 'classes()',
    '[attr.tabindex]': 'hold().active ? 0 : -1',
    '[attr.aria-selected]': 'hold().selected || hold().active ? true : null',
    '[attr.aria-label]': 'label()',
    '[attr.aria-invalid]': "view().state === 'invalid' ? true : null",
    '[attr.aria-readonly]': 'cell().source().canWrite ? null : true',
  },
  // Most cells hold a saved mark and nothing else: one text, and no elements that a large class would wait for.
  template: `
    {{ isPlain() ? view().text : '' }}
    @if (hold().typing !== null) {
      <input
        class="mg-type"
        type="text"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        maxlength="60"
        [attr.aria-label]="name()"
        [value]="hold().typing"
      />
    } @else if (!isPlain()) {
      @switch (view().state) {
        @case ('sending') {
          <i class="spin"></i>
        }
        @case ('kept') {
          <hw-icon name="cloudoff" small />
        }
        @case ('conflict') {
          <hw-shape name="act" />
        }
        @case ('invalid') {
          <hw-icon name="warn" small />
        }
        @case ('locked') {
          <hw-icon name="lock" small />
        }
        @case ('saved') {
          @if (view().wellBelow) {
            <i class="dn"></i>
          } @else if (view().belowExpected) {
            <i class="dn open"></i>
          }
        }
      }
      <span class="v">{{ view().text }}</span>
      @if (view().note) {
        <i class="noted"></i>
      }
    }
  `,
})
export class MarkCell {
  readonly cell = input.required<GridCell>();
  protected readonly view = computed(() => this.cell().view());
  protected readonly hold = computed(() => this.cell().hold());
  protected readonly isPlain = computed(() => {
    const { state, isCode, wellBelow, belowExpected, note } = this.view();
    const marked = isCode || wellBelow || belowExpected || note !== null;
    return state === 'saved' && !marked && this.hold().typing === null;
  });
  protected readonly name = computed(() => {
    const { pupil, column } = this.cell();
    return `${fullName(pupil)}, ${subjectInSentence(column.name)}`;
  });
  protected readonly label = computed(() => {
    const source = this.cell().source();
    return cellWords(this.view(), source, source.previous ? windowName(source.previous.windowId) : '');
  });
  protected readonly classes = computed(() => {
    const [view, hold, source] = [this.view(), this.hold(), this.cell().source()];
    const classes = ['cell', view.state];
    if (this.cell().scale?.kind === 'ordinal') classes.push('w');
    if (view.isCode) classes.push('code');
    if (view.text === '') classes.push(source.asked && source.canWrite ? 'empty' : 'closed');
    if (view.wellBelow) classes.push('low');
    if (hold.selected) classes.push('sel');
    if (hold.typing !== null) classes.push('edit');
    if (view.note) classes.push('has-note');
    return classes.join(' ');
  });
}
