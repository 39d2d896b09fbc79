import type { Type } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';

export interface Rendered<T> {
  readonly fixture: ComponentFixture<T>;
  readonly element: HTMLElement;
  /** What can be read, with single spaces between. */
  text(): string;
  /** The one element that fits the selector; fails when there is none. */
  one<E extends Element = HTMLElement>(selector: string): E;
  all<E extends Element = HTMLElement>(selector: string): E[];
}

/** The texts inside an element, one after the other as a reader meets them. */
function words(element: HTMLElement): string {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? '');
  return texts.join(' ').replace(/\s+/g, ' ').trim();
}

/** Lets the promises in flight come to their end. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Puts a component on the page with its inputs set. */
export function render<T>(component: Type<T>, inputs: Readonly<Record<string, unknown>> = {}): Rendered<T> {
  const fixture = TestBed.createComponent(component);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  fixture.detectChanges();
  const element = fixture.nativeElement as HTMLElement;
  return {
    fixture,
    element,
    text: () => words(element),
    one: <E extends Element>(selector: string) => {
      const found = element.querySelector<E>(selector);
      if (!found) throw new Error(`Nothing fits "${selector}" in: ${element.innerHTML}`);
      return found;
    },
    all: <E extends Element>(selector: string) => [...element.querySelectorAll<E>(selector)],
  };
}
