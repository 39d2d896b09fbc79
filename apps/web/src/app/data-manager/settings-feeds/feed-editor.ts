import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { FeedWishDto, SavedMappingDto } from '@headway/api-client';
import { fieldMessage, type Problem } from '../../core/errors/problem';
import { Segmented } from '../../shared/controls/segmented';
import { Icon } from '../../shared/icon/icon';
import { canBeFullRoll, faultsOf, type FeedForm, type FeedWay, limitExample, wishOf } from './feed-form';

export interface EditedFeed {
  readonly wish: FeedWishDto;
  readonly way: FeedWay;
}

/** Describes a feed: what its files are and how much of them goes in without a person. */
@Component({
  selector: 'hw-feed-editor',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, RouterLink, Segmented],
  templateUrl: './feed-editor.html',
})
export class FeedEditor {
  readonly start = input.required<FeedForm>();
  /** A new feed is told how to hand over its files as well. */
  readonly isNew = input(false);
  readonly mappings = input.required<readonly SavedMappingDto[]>();
  /** What the files of a mapping hold, in a word. */
  readonly kindOf = input.required<(kind: SavedMappingDto['kind']) => string>();
  readonly saving = input(false);
  readonly problem = input<Problem | null>(null);
  readonly save = output<EditedFeed>();
  readonly leave = output<void>();

  protected readonly form = linkedSignal(() => this.start());
  protected readonly way = signal<FeedWay>('upload');
  /** Nothing is called wrong before somebody has tried to save. */
  private readonly tried = signal(false);
  private readonly faults = computed(() => faultsOf(this.form(), this.mappings()));
  protected readonly example = computed(() => limitExample(this.form()));
  protected readonly mayBeRoll = computed(() => canBeFullRoll(this.form(), this.mappings()));

  protected readonly fileSorts = [
    { value: 'tables', label: 'Spreadsheet or CSV' },
    { value: 'formats', label: 'CTF or OneRoster' },
  ] as const;
  protected readonly ways = [
    { value: 'upload', label: 'Sent with a token' },
    { value: 'folder', label: 'Put into a folder' },
  ] as const;

  protected wrong(field: 'name' | 'mappingId' | 'mostChanges' | 'mostShare'): string | null {
    const sent = fieldMessage(this.problem(), field === 'mappingId' ? 'savedMappingId' : field);
    return this.tried() ? (this.faults()[field] ?? sent) : sent;
  }

  protected set(change: Partial<FeedForm>): void {
    this.form.update((form) => ({ ...form, ...change }));
  }

  protected send(event: Event): void {
    event.preventDefault();
    this.tried.set(true);
    if (Object.keys(this.faults()).length > 0) return;
    this.save.emit({ wish: wishOf(this.form(), this.mappings()), way: this.way() });
  }
}
