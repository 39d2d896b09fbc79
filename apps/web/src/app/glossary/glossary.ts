import { ChangeDetectionStrategy, Component, DestroyRef, ElementRef, afterNextRender, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import { GLOSSARY } from '../shared/glossary/entries';
import { PageHead } from '../shared/layout/page-head';

/** Every technical word of the pages in plain words; an address with #word opens at it. */
@Component({
  selector: 'hw-glossary',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [PageHead],
  template: `
    <hw-page-head dense answer="What the words on these pages mean.">
      <p class="lede">In plain words, and only as exact as they need to be to act on.</p>
    </hw-page-head>
    <dl class="gloss">
      @for (entry of entries; track entry.id) {
        <div [id]="entry.id" tabindex="-1">
          <dt>{{ entry.term }}</dt>
          <dd>{{ entry.words }}</dd>
        </div>
      }
    </dl>
  `,
})
export class Glossary {
  protected readonly entries = GLOSSARY;

  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef);
    const { fragment } = inject(ActivatedRoute);
    const destroyed = inject(DestroyRef);
    afterNextRender(() =>
      fragment.pipe(takeUntilDestroyed(destroyed)).subscribe((id) => {
        const found = GLOSSARY.find((entry) => entry.id === id);
        if (!found) return;
        const entry = element.nativeElement.querySelector<HTMLElement>(`[id="${found.id}"]`);
        // Screen readers read on from where the focus is.
        entry?.focus({ preventScroll: true });
        entry?.scrollIntoView({ block: 'center' });
      }),
    );
  }
}
