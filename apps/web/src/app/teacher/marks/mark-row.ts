import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Icon } from '../../shared/icon/icon';
import { pupilTags } from '../../shared/marks/pupil-tags';
import { type Tag, Tags } from '../../shared/marks/tag';
import { shortDate } from '../../shared/words/dates';
import type { GridRow } from './grid-cell';
import { MarkCell } from './mark-cell';

/** One pupil: who it is, and for each subject the last mark, the mark now, and what is expected. */
@Component({
  selector: 'tr[hwMarkRow]',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, MarkCell, Tags],
  template: `
    <td class="n" aria-hidden="true">{{ number() }}</td>
    <th role="rowheader" scope="row" aria-colindex="1">
      @if (row().pupil.flagged) {
        <span class="fl" title="Flagged"><hw-icon name="help" small /><span class="sr">Flagged:</span></span>
      }
      <span class="nm"
        ><b>{{ row().pupil.surname }},</b> {{ row().pupil.forename }}</span
      >
      <hw-tags [tags]="tags()" />
    </th>
    @for (cell of row().cells; track cell.key; let at = $index) {
      @if (before() && cell.column.previousName) {
        <td class="prev g" aria-hidden="true">{{ cell.source().previous?.text ?? '–' }}</td>
      }
      <td
        hwMarkCell
        [class.g]="!(before() && cell.column.previousName)"
        [class.alone]="!(before() && cell.column.previousName) && !(after() && cell.column.expectedName)"
        [cell]="cell"
        [attr.aria-colindex]="at + 2"
      ></td>
      @if (after() && cell.column.expectedName) {
        <td class="exp" aria-hidden="true">{{ cell.source().expected?.text ?? '–' }}</td>
      }
    }
    <td class="g nt" aria-hidden="true">{{ comments() }}</td>
  `,
})
export class MarkRow {
  readonly row = input.required<GridRow>();
  readonly number = input.required<number>();
  /** Which of the two stand beside the mark. */
  readonly before = input.required<boolean>();
  readonly after = input.required<boolean>();

  /** Each cell tells a screen reader itself that it has one. */
  protected readonly comments = computed(() =>
    [...new Set(this.row().cells.flatMap((cell) => cell.view().note ?? []))].join(' · '),
  );
  protected readonly tags = computed<Tag[]>(() => {
    const { pupil } = this.row();
    const sen = pupil.sen === 'N' ? null : pupil.sen;
    return [
      ...pupilTags({ pupilPremium: pupil.disadvantaged, sen, eal: pupil.eal }),
      ...(pupil.isNew ? [{ short: 'New', full: 'Came in the last 12 weeks' }] : []),
      ...(pupil.leftOn
        ? [{ short: `Left ${shortDate(pupil.leftOn)}`, full: `Left on ${shortDate(pupil.leftOn)}` }]
        : []),
    ];
  });
}
