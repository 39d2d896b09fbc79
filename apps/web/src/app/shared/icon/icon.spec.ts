import { TestBed } from '@angular/core/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Icon, Shape } from './icon';

const read = (path: string) => readFileSync(join(__dirname, path), 'utf8');
const drawn = [...read('../../../../public/icons.svg').matchAll(/<symbol id="([is]-[a-z]+)"/g)].map(([, id]) => id);

/** The names a union type in icon.ts allows. */
function named(type: string): string[] {
  const body = new RegExp(`export type ${type} =([^;]+);`).exec(read('./icon.ts'))?.[1] ?? '';
  return [...body.matchAll(/'([a-z]+)'/g)].map(([, name]) => name ?? '');
}

describe('icons', () => {
  it('are drawn for every name that can be asked for, and named when drawn', () => {
    const names = [...named('IconName').map((name) => `i-${name}`), ...named('ShapeName').map((name) => `s-${name}`)];
    expect(names).not.toHaveLength(0);
    expect([...drawn].sort()).toEqual(names.sort());
  });

  it('show their symbol and stay silent for screen readers', () => {
    const fixture = TestBed.createComponent(Icon);
    fixture.componentRef.setInput('name', 'bell');
    fixture.componentRef.setInput('small', true);
    fixture.detectChanges();
    const svg = (fixture.nativeElement as HTMLElement).querySelector('svg');
    expect(svg?.getAttribute('aria-hidden')).toBe('true');
    expect(svg?.classList.contains('s')).toBe(true);
    expect(svg?.querySelector('use')?.getAttribute('href')).toBe('/icons.svg#i-bell');
  });

  it('show status shapes', () => {
    const fixture = TestBed.createComponent(Shape);
    fixture.componentRef.setInput('name', 'due');
    fixture.detectChanges();
    expect((fixture.nativeElement as HTMLElement).querySelector('use')?.getAttribute('href')).toBe('/icons.svg#s-due');
  });
});
