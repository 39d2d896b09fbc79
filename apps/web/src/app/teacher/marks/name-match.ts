import type { SheetPupil } from '../../core/offline/mark-types';

type Named = Pick<SheetPupil, 'forename' | 'surname'>;

/** A name as it is compared: "O’Shaughnessy, Caoimhe" and "OSHAUGHNESSY Caoimhe" are one. */
export function plainName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\p{M}'’`.]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** How lists write a pupil: in full either way round, with one initial, by one of the names alone. */
function spellings({ forename, surname }: Named): string[] {
  const [first, last] = [plainName(forename), plainName(surname)];
  return [
    `${first} ${last}`,
    `${last} ${first}`,
    `${first} ${last.charAt(0)}`,
    `${last} ${first.charAt(0)}`,
    `${first.charAt(0)} ${last}`,
    first,
    last,
  ];
}

/** Finds pupils by name. A spelling that fits two pupils finds neither: nobody gets another child's mark by a guess. */
export class NameMatch {
  /** The place of the only pupil of each spelling; null where there are several. */
  private readonly places = new Map<string, number | null>();

  constructor(pupils: readonly Named[]) {
    pupils.forEach((pupil, place) => {
      for (const spelling of new Set(spellings(pupil))) {
        const taken = this.places.get(spelling);
        this.places.set(spelling, taken === undefined ? place : null);
      }
    });
    // A full name is nobody's short one: "Jo" in full is not the "Jo" of two other children.
    this.fullNames(pupils);
  }

  /** @returns null: several pupils fit; undefined: nobody does. */
  find(name: string): number | null | undefined {
    return this.places.get(plainName(name));
  }

  private fullNames(pupils: readonly Named[]): void {
    const full = new Map<string, number | null>();
    pupils.forEach((pupil, place) => {
      for (const spelling of new Set(spellings(pupil).slice(0, 2))) {
        full.set(spelling, full.has(spelling) ? null : place);
      }
    });
    for (const [spelling, place] of full) this.places.set(spelling, place);
  }
}
