import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SessionTodayDto } from '@headway/api-client';

const ENDS = { planned: '', held: 'register taken', cancelled: 'did not happen' } as const;

/** Today's sessions in order of time: who goes where, and with whom. */
@Component({
  selector: 'hw-sessions-today',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink],
  template: `
    <section class="sect">
      <h2>Sessions today</h2>
      <table class="todo">
        <tbody>
          @for (session of rows(); track session.id) {
            <tr>
              <th scope="row">{{ session.startsAt }}</th>
              <td>
                <a
                  [routerLink]="'/groups/' + session.groupId"
                  [queryParams]="session.mine ? { session: session.id } : null"
                  >{{ session.groupName }}</a
                >
              </td>
              <td class="note">{{ session.about }}</td>
              <td class="do">{{ session.end }}</td>
            </tr>
          }
        </tbody>
      </table>
    </section>
  `,
})
export class SessionsToday {
  readonly sessions = input.required<readonly SessionTodayDto[]>();

  protected readonly rows = computed(() =>
    this.sessions().map((session) => ({
      ...session,
      about: [
        session.pupils.map(({ forename }) => forename).join(', '),
        session.mine ? 'with you' : (session.leaderName ?? ''),
        session.room ?? '',
      ]
        .filter((text) => text !== '')
        .join(' · '),
      end: ENDS[session.status],
    })),
  );
}
