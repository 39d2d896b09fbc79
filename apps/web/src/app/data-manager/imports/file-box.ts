import { ChangeDetectionStrategy, Component, input, output, signal } from '@angular/core';
import { Icon } from '../../shared/icon/icon';

/** Where a file is chosen or dropped. */
@Component({
  selector: 'hw-file-box',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `
    <label
      class="filebox"
      [class.over]="over()"
      (dragover)="$event.preventDefault(); over.set(true)"
      (dragleave)="over.set(false)"
      (drop)="drop($event)"
    >
      <input
        type="file"
        accept=".csv,.txt,.tsv,.xlsx,.xml,.zip,text/csv"
        aria-label="Choose a file"
        [disabled]="sending() !== null"
        (change)="choose($event)"
      />
      <hw-icon name="import" />
      <span>
        @if (sending(); as name) {
          <b role="status">Reading {{ name }}…</b>
        } @else {
          <b>Choose a file</b>
          <small class="muted"
            >or drop it here: CSV, Excel (.xlsx), a Common Transfer File (.xml) or a OneRoster zip. At most 64
            MB.</small
          >
        }
      </span>
    </label>
  `,
})
export class FileBox {
  readonly sending = input.required<string | null>();
  readonly chosen = output<File>();
  protected readonly over = signal(false);

  protected choose(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    this.take(event.target.files);
    // The same file, put right, can be chosen again.
    event.target.value = '';
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    this.take(event.dataTransfer?.files ?? null);
  }

  private take(files: FileList | null): void {
    const file = files?.item(0);
    if (file && this.sending() === null) this.chosen.emit(file);
  }
}
