const longestName = 200;

/** What is wrong with the name of a file in a zip, as the end of a sentence; null when nothing is. */
export function nameFault(name: string): string | null {
  if (name === '') return 'is empty';
  if (name.length > longestName) return `is longer than ${longestName} characters`;
  if (/^[/\\]|^[a-z]:/i.test(name)) return 'is a path from the top of a disk';
  if (name.includes('\\')) return 'has a backslash in it';
  if (name.split('/').includes('..')) return 'leads out of it';
  return hasControlCharacter(name) ? 'has a character in it that cannot be seen' : null;
}

function hasControlCharacter(name: string): boolean {
  return [...name].some((character) => character < ' ' || character === '\u007f');
}
