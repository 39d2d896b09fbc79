/** Languages keep their capital inside a sentence; other subjects lose it. */
const LANGUAGES = /^(english|welsh|french|german|spanish|latin|italian|mandarin|urdu|polish|arabic)\b/i;

/** A subject inside a sentence: "reading", "English", "RE". */
export function subjectInSentence(name: string): string {
  if (LANGUAGES.test(name) || /^[A-Z]{2}/.test(name)) return name;
  return name.charAt(0).toLocaleLowerCase('en-GB') + name.slice(1);
}

/** "Leon’s", "Thomas’s". */
export function possessive(name: string): string {
  return `${name}’s`;
}

export interface Pronouns {
  /** she, he, they */
  readonly subject: string;
  /** her, him, them */
  readonly object: string;
  /** her, his, their */
  readonly own: string;
  readonly is: string;
  readonly has: string;
}

const PRONOUNS: Readonly<Record<'F' | 'M' | 'U', Pronouns>> = {
  F: { subject: 'she', object: 'her', own: 'her', is: 'is', has: 'has' },
  M: { subject: 'he', object: 'him', own: 'his', is: 'is', has: 'has' },
  U: { subject: 'they', object: 'them', own: 'their', is: 'are', has: 'have' },
};

export function pronouns(sex: 'F' | 'M' | 'U'): Pronouns {
  return PRONOUNS[sex];
}

const TERMS = ['Autumn 1', 'Autumn 2', 'Spring 1', 'Spring 2', 'Summer 1', 'Summer 2'] as const;

/** "Autumn 2" for 20262: a window is the year it starts in × 10 + 1 … 6. */
export function windowName(windowId: number): string {
  return TERMS[(windowId % 10) - 1] ?? String(windowId);
}

/** "Autumn 2 2026/27", where the year could be in doubt. */
export function windowNameWithYear(windowId: number): string {
  const year = Math.floor(windowId / 10);
  return `${windowName(windowId)} ${year}/${String((year + 1) % 100).padStart(2, '0')}`;
}

/** Half terms since year 0: a time axis on which windows lie as far apart as they are. */
export function windowPlace(windowId: number): number {
  return Math.floor(windowId / 10) * 6 + (windowId % 10) - 1;
}

/** "Year 5", "Reception", "Nursery". */
export function yearName(yearGroup: number): string {
  if (yearGroup > 0) return `Year ${yearGroup}`;
  return yearGroup === 0 ? 'Reception' : 'Nursery';
}
