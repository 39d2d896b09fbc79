import type { CastSchool } from '@headway/demo-school';

/** The numbers a school's subjects and scales get, in the order the cast has them. */
export interface Numbering {
  subject: (key: string) => number;
  subjectOrNone: (key: string | null) => number | null;
  scale: (key: string) => number;
}

export function numbering({ subjects, scales }: CastSchool): Numbering {
  const subject = numbered(subjects);
  return { subject, subjectOrNone: (key) => (key === null ? null : subject(key)), scale: numbered(scales) };
}

function numbered(items: readonly { key: string }[]): (key: string) => number {
  const numbers = new Map(items.map(({ key }, index) => [key, index + 1]));
  return (key) => {
    const number = numbers.get(key);
    if (number === undefined) throw new RangeError(`The demo school has no ${key}`);
    return number;
  };
}
