import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SavedColumnDto, SavedMappingDto } from '@headway/api-client';
import { fieldMessage, type Problem } from '../../core/errors/problem';
import { Icon } from '../../shared/icon/icon';
import { longDate } from '../../shared/words/dates';
import { FileKinds } from '../file-kinds';
import { columnWords, sizeWords } from './mapping-words';

export type MappingTask = 'rename' | 'forget';

/** One remembered mapping: what its columns are, its name, and a way to forget it. */
@Component({
  selector: 'hw-mapping-row',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, RouterLink],
  templateUrl: './mapping-row.html',
})
export class MappingRow {
  private readonly kinds = inject(FileKinds);

  readonly mapping = input.required<SavedMappingDto>();
  /** Names of the feeds that read with it. */
  readonly feeds = input.required<readonly string[]>();
  readonly task = input<MappingTask | null>(null);
  readonly busy = input(false);
  readonly problem = input<Problem | null>(null);
  readonly open = output<MappingTask | null>();
  readonly rename = output<string>();
  readonly forget = output<void>();

  private readonly savedName = computed(() => this.mapping().name);
  protected readonly name = linkedSignal(() => this.savedName());
  protected readonly wrong = computed(() => fieldMessage(this.problem(), 'name'));
  protected readonly kind = computed(() => this.kinds.labelOf(this.mapping().kind));

  protected readonly size = sizeWords;
  protected readonly day = longDate;

  protected holds(column: SavedColumnDto): string {
    return columnWords(column, this.mapping(), this.kinds);
  }

  protected toggle(task: MappingTask): void {
    this.name.set(this.savedName());
    this.open.emit(this.task() === task ? null : task);
  }

  protected send(event: Event): void {
    event.preventDefault();
    this.rename.emit(this.name().trim());
  }
}
