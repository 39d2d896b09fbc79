import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { VerdictChip } from '../../shared/marks/verdict';
import { signed } from '../../shared/words/numbers';
import { suggestionWords } from './decision-words';
import type { Pooled } from './filters';
import { againstWords, gainWords, intervalWords, money, scopeWords, sessionsWords } from './row-words';
import type { RowSection } from './sections';
import { monthsWords, underVerdict } from './verdict-words';

/** The page as a table of numbers and words: everything the plots show, to read or to copy. */
@Component({
  selector: 'hw-impact-numbers',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [VerdictChip],
  templateUrl: './impact-numbers.html',
})
export class ImpactNumbers {
  readonly sections = input.required<readonly RowSection[]>();
  readonly pooled = input.required<readonly Pooled[]>();

  protected readonly rows = computed(() => this.sections().flatMap(({ rows }) => rows));
  protected readonly costs = computed(() => this.rows().some(({ cost }) => cost !== null));

  protected readonly scope = scopeWords;
  protected readonly between = intervalWords;
  protected readonly against = againstWords;
  protected readonly sessions = sessionsWords;
  protected readonly gain = gainWords;
  protected readonly under = underVerdict;
  protected readonly months = monthsWords;
  protected readonly suggestion = suggestionWords;
  protected readonly money = money;
  protected readonly signed = signed;
}
