import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import type { ImportMappingDto, ImportPartDto, ImportRunDto } from '@headway/api-client';
import { Icon } from '../../shared/icon/icon';
import { FileKinds } from '../file-kinds';
import { MatchColumns } from './match-columns';
import { draftsOf, type PartDraft, partFault, partHint } from './part-state';

/** What each table of the file is: which go in, and what their columns hold. */
@Component({
  selector: 'hw-match-parts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, MatchColumns],
  templateUrl: './match-parts.html',
})
export class MatchParts {
  private readonly kinds = inject(FileKinds);

  readonly run = input.required<ImportRunDto>();
  readonly busy = input(false);
  readonly confirmed = output<PartDraft[]>();
  readonly discarded = output();
  /** Every part as it is now, whenever one changes. */
  readonly drafted = output<readonly PartDraft[]>();

  /** As the person has it; a new state of the import starts from that. */
  protected readonly drafts = linkedSignal<number, PartDraft[]>({
    source: computed(() => this.run().version),
    computation: () => draftsOf(this.run().parts),
  });
  /** The one part of a simple file is open from the start, and what has little to look at; others when opened. */
  private readonly toggled = signal<ReadonlySet<number>>(new Set());
  protected readonly single = computed(() => this.run().parts.length === 1);
  /** Parts that are reading the file to say which subjects it has. */
  private readonly reading = signal<ReadonlySet<number>>(new Set());

  protected readonly faults = computed(() =>
    this.drafts()
      .filter(({ leftOut }) => !leftOut)
      .map((draft) => ({ place: draft.place, text: partFault(draft, this.kinds.one(draft.mapping?.kind ?? null)) })),
  );
  protected readonly ready = computed(
    () => this.reading().size === 0 && this.faults().length > 0 && this.faults().every(({ text }) => text === null),
  );
  protected readonly say = computed(() => {
    const fault = this.faults().find(({ text }) => text !== null);
    if (this.faults().length === 0) return 'Every part is left out: there would be nothing to check.';
    const hint = this.drafts().find((draft) => !draft.leftOut && partHint(draft));
    const text = fault?.text ?? (hint ? partHint(hint) : null);
    const place = fault?.place ?? hint?.place;
    const name = this.run().parts.find((part) => part.place === place)?.name;
    return text && !this.single() ? `${name}: ${text}` : text;
  });

  protected draft({ place }: ImportPartDto): PartDraft {
    return this.drafts().find((each) => each.place === place) ?? { place, leftOut: true, mapping: null };
  }

  protected rowsOf({ layout }: ImportPartDto): string {
    return `${layout.rows.toLocaleString('en-GB')} ${layout.rows === 1 ? 'row' : 'rows'}`;
  }

  protected kindLabel(part: ImportPartDto): string {
    return this.kinds.labelOf(this.draft(part).mapping?.kind ?? part.kind);
  }

  protected isOpen({ place, columnsGiven }: ImportPartDto): boolean {
    return this.single() || this.toggled().has(place) !== columnsGiven;
  }

  protected toggle({ place }: ImportPartDto): void {
    const next = new Set(this.toggled());
    if (!next.delete(place)) next.add(place);
    this.toggled.set(next);
  }

  protected take(part: ImportPartDto, taken: boolean): void {
    this.change(part, { leftOut: !taken });
    if (taken && !this.draft(part).mapping && !this.isOpen(part)) this.toggle(part);
  }

  protected map(part: ImportPartDto, mapping: ImportMappingDto): void {
    this.change(part, { mapping });
  }

  protected busyWith({ place }: ImportPartDto, reads: boolean): void {
    const next = new Set(this.reading());
    if (reads) next.add(place);
    else next.delete(place);
    this.reading.set(next);
  }

  private change({ place }: ImportPartDto, change: Partial<PartDraft>): void {
    this.drafts.update((drafts) => drafts.map((draft) => (draft.place === place ? { ...draft, ...change } : draft)));
    this.drafted.emit(this.drafts());
  }
}
