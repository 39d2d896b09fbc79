import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { HalfTermSpeedDto, StepSpeedDto, SupportSpeedDto } from '@headway/api-client';
import { counted, plain } from '../shared/words/numbers';
import { windowName } from '../shared/words/school-words';

/** Fewer flags have no middle worth a number. */
const LEAST_FLAGS = 5;
const SHOWN = 4;
const TERMS = ['AUT1', 'AUT2', 'SPR1', 'SPR2', 'SUM1', 'SUM2'] as const;

/** "6 days", "more than half are waiting", "too few to say". */
export function stepWords({ days, answered, waiting }: Pick<StepSpeedDto, 'days' | 'answered' | 'waiting'>): string {
  if (answered + waiting < LEAST_FLAGS) return 'too few to say';
  if (days === null) return waiting * 2 > answered + waiting ? 'more than half are waiting' : 'half are waiting';
  return days === 1 ? '1 day' : `${plain(days, Number.isInteger(days) ? 0 : 1)} days`;
}

/** The number Headway is judged by, said about the newest half term and the one before. */
export function speedSentence(halfTerms: readonly HalfTermSpeedDto[]): string {
  const [now, before] = halfTerms.filter(({ flags }) => flags > 0).toReversed();
  if (!now) return 'No flag has been raised yet, so there is no speed to tell.';
  const { days, answered, waiting } = now.toSupport;
  const few = now.flags < LEAST_FLAGS;
  if (few) return `${counted(now.flags, 'flag')} this half term: too few to say how quickly support came.`;
  const earlier = before && before.flags >= LEAST_FLAGS ? before.toSupport.days : null;
  const trend = earlier === null ? '' : `, ${plain(earlier, Number.isInteger(earlier) ? 0 : 1)} the half term before`;
  if (days === null) {
    return `${waiting} of ${answered + waiting} flags are still waiting for support${trend === '' ? '' : `; half had it within ${stepWords({ days: earlier, answered: LEAST_FLAGS, waiting: 0 })} the half term before`}.`;
  }
  return `Half of the flags led to support within ${counted(days, 'school day')}${trend}.`;
}

/** School days from the day results were due: medians by half term, class and sessions apart. By school, never by teacher. */
@Component({
  selector: 'hw-support-speed',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="sect">
      <h2>Speed to support</h2>
      <p class="sentence">{{ sentence() }}</p>
      @if (rows().length > 0) {
        <div class="scroll-x" tabindex="0" role="region" aria-label="Speed to support by half term">
          <table class="spd">
            <caption class="small muted">
              School days from the day results were due (the middle flag of each half term)
            </caption>
            <thead>
              <tr>
                <th scope="col">Half term</th>
                <th scope="col">To the flag</th>
                <th scope="col">In class</th>
                <th scope="col">In a session</th>
                <th scope="col">Still waiting</th>
              </tr>
            </thead>
            <tbody>
              @for (row of rows(); track row.startsOn) {
                <tr>
                  <th scope="row">{{ row.name }}</th>
                  <td>{{ row.toFlag }}</td>
                  <td>{{ row.toClass }}</td>
                  <td>{{ row.toSession }}</td>
                  <td>{{ row.waiting }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      }
    </section>
  `,
})
export class SupportSpeed {
  readonly speed = input.required<SupportSpeedDto>();
  protected readonly sentence = computed(() => speedSentence(this.speed().halfTerms));
  protected readonly rows = computed(() =>
    this.speed()
      .halfTerms.filter(({ flags }) => flags > 0)
      .slice(-SHOWN)
      .toReversed()
      .map(({ halfTerm, startsOn, flags, toFlag, toClass, toSession, toSupport }) => ({
        startsOn,
        name: windowName(TERMS.indexOf(halfTerm) + 1),
        toFlag: stepWords(toFlag),
        toClass: stepWords(toClass),
        toSession: stepWords(toSession),
        waiting: `${toSupport.waiting} of ${flags}`,
      })),
  );
}
