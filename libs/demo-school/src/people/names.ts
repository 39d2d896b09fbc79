import type { Random } from '@headway/domain';
import { pick, weighted } from '../chance';
import { DOUBLE_BARRELLED, NAME_LISTS } from './name-lists';

export interface MadeUpName {
  forename: string;
  surname: string;
  ethnicity: string;
  /** English is an additional language. */
  eal: boolean;
}

/** Draws names without repeating a full name. */
export class Namer {
  private readonly used = new Set<string>();

  constructor(private readonly random: Random) {}

  /** Keeps a name for somebody the cast already knows. */
  reserve(forename: string, surname: string): void {
    this.used.add(`${forename} ${surname}`);
  }

  draw(sex: 'F' | 'M'): MadeUpName {
    for (;;) {
      const list = weighted(this.random, NAME_LISTS, (entry) => entry.weight);
      const forename = pick(this.random, sex === 'F' ? list.girls : list.boys);
      const surname = this.surname(list.surnames);
      const full = `${forename} ${surname}`;
      if (this.used.has(full)) continue;
      this.used.add(full);
      const [ethnicity] = weighted(this.random, list.ethnicities, ([, weight]) => weight);
      return { forename, surname, ethnicity, eal: this.random.uniform() < list.eal };
    }
  }

  private surname(own: readonly string[]): string {
    const first = pick(this.random, own);
    if (this.random.uniform() >= DOUBLE_BARRELLED || /[-\s]/.test(first)) return first;
    const other = pick(this.random, weighted(this.random, NAME_LISTS, (entry) => entry.weight).surnames);
    return other === first || /[-\s]/.test(other) ? first : `${first}-${other}`;
  }
}

/** A name as it can stand in an e-mail address: plain lower-case letters. */
export function asciiName(name: string): string {
  const plain: Record<string, string> = { ł: 'l', đ: 'd', ı: 'i', ø: 'o', ß: 'ss' };
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łđıøß]/g, (letter) => plain[letter] ?? '')
    .replace(/[^a-z]/g, '');
}
