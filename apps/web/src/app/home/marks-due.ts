import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CollectionDto } from '@headway/api-client';
import { shortWeekday } from '../shared/words/dates';
import { windowName } from '../shared/words/school-words';

/** From this many rows on, classes are added up to one row a subject. */
const MANY = 8;

/** How far the marks of an open window are. */
@Component({
  selector: 'hw-marks-due',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink],
  template: `
    @for (window of windows(); track window.name) {
      <section class="sect">
        <h2>
          {{ window.name }} marks <small>due {{ window.due }}</small>
        </h2>
        <table class="todo">
          <tbody>
            @for (row of window.rows; track row.name) {
              <tr>
                <th scope="row">
                  <a [routerLink]="row.address" [queryParams]="row.query">{{ row.name }}</a>
                </th>
                <td class="pr">
                  <div class="prog" [class.full]="row.left === 0" aria-hidden="true">
                    <i [style.width.%]="row.percent"></i>
                  </div>
                </td>
                <td class="num">{{ row.done }} of {{ row.total }}</td>
                <td class="note">{{ row.left === 0 ? 'Done' : row.left + ' left' }}</td>
              </tr>
            }
          </tbody>
        </table>
      </section>
    }
  `,
})
export class MarksDue {
  readonly collections = input.required<readonly CollectionDto[]>();

  protected readonly windows = computed(() => {
    const all = this.collections();
    return [...new Set(all.map(({ windowId }) => windowId))].map((windowId) => {
      const own = all.filter((one) => one.windowId === windowId);
      return { name: windowName(windowId), due: shortWeekday(own[0]?.dueOn ?? ''), rows: rowsOf(own) };
    });
  });
}

interface Row {
  readonly name: string;
  /** The marks themselves; for a whole subject, who has finished. */
  readonly address: readonly (string | number)[];
  readonly query: Readonly<Record<string, number>>;
  readonly done: number;
  readonly total: number;
  readonly left: number;
  readonly percent: number;
}

function rowsOf(collections: readonly CollectionDto[]): Row[] {
  const oneClass = new Set(collections.map(({ classId }) => classId)).size === 1;
  const nameOf = ({ className, subjectName }: CollectionDto): string => {
    if (oneClass || collections.length >= MANY) return subjectName;
    // The name of a set says its subject: "10 Maths 3".
    return className.toLowerCase().includes(subjectName.toLowerCase()) ? className : `${className}, ${subjectName}`;
  };
  return [...new Set(collections.map(nameOf))].map((name) => {
    const own = collections.filter((one) => nameOf(one) === name);
    const done = own.reduce((sum, one) => sum + one.done, 0);
    const total = own.reduce((sum, one) => sum + one.total, 0);
    const [one, ...others] = own;
    const sheet = one && others.length === 0 ? one : null;
    const address = sheet ? ['/classes', sheet.classId, 'marks'] : ['/windows', one?.windowId ?? 0];
    const query: Row['query'] = sheet ? { windowId: sheet.windowId, subjectId: sheet.subjectId } : {};
    return { name, address, query, done, total, left: total - done, percent: (done / total) * 100 };
  });
}
