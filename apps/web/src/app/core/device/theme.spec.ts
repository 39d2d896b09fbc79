import { TestBed } from '@angular/core/testing';
import { ThemeChoice, applyTheme, storedTheme } from './theme';

describe('the theme', () => {
  beforeEach(() => {
    localStorage.clear();
    document.documentElement.removeAttribute('data-theme');
  });

  it('follows the system until somebody chooses', () => {
    expect(storedTheme(localStorage)).toBe('system');
    applyTheme(document, 'system');
    expect(document.documentElement.hasAttribute('data-theme')).toBe(false);
  });

  it('is kept on the device and used again on the next start', () => {
    TestBed.inject(ThemeChoice).choose('dark');
    expect(document.documentElement.getAttribute('data-theme')).toBe('dark');
    expect(storedTheme(localStorage)).toBe('dark');
  });

  it('goes back to the system', () => {
    const choice = TestBed.inject(ThemeChoice);
    choice.choose('light');
    choice.choose('system');
    expect(document.documentElement.hasAttribute('data-theme')).toBe(false);
    expect(storedTheme(localStorage)).toBe('system');
    expect(choice.theme()).toBe('system');
  });

  it('ignores a stored value nobody could have chosen', () => {
    localStorage.setItem('headway.theme', 'sepia');
    expect(storedTheme(localStorage)).toBe('system');
  });
});
