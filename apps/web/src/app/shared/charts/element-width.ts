import { DestroyRef, ElementRef, afterNextRender, inject, signal, type Signal } from '@angular/core';

/** The width of the component's own element in pixels, kept up to date; 0 before it is laid out. */
export function elementWidth(): Signal<number> {
  const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  const destroyed = inject(DestroyRef);
  const width = signal(0);
  afterNextRender(() => {
    width.set(element.clientWidth);
    if (typeof ResizeObserver === 'undefined') return; // Without layout, as in jsdom, nothing is ever resized.
    const observer = new ResizeObserver(() => width.set(element.clientWidth));
    observer.observe(element);
    destroyed.onDestroy(() => observer.disconnect());
  });
  return width.asReadonly();
}
