import type { IsoDate } from '../calendar/iso-date';
import { nameKeys, type PupilNames, quiteOtherName, sameName } from './pupil-name';
import { checkUpn } from './upn';

/** What a pupil can be recognised by. */
export interface PupilIdentity extends PupilNames {
  readonly upn: string;
  readonly formerUpn: string | null;
  readonly dateOfBirth: IsoDate | null;
}

/** What shows that two records are of one pupil. */
export type MatchedBy =
  | 'upn'
  /** The file's former UPN is the UPN on record: the number has changed. */
  | 'former-upn'
  /** The file's UPN is the former one on record: the file is older than the change. */
  | 'stored-former-upn'
  /** A temporary UPN gives way to a permanent one; name and date of birth are the same. */
  | 'permanent-upn';

/** Why a person has to say whether two records are of one pupil. */
export type AskWhy =
  /** Name and date of birth are the same, the UPN is another. */
  | 'same-name-and-birth'
  /** The name is the same, the UPN is another, and a date of birth is missing. */
  | 'same-name-birth-unknown'
  /** Both had the same UPN before, and now have different ones. */
  | 'same-former-upn'
  /** The UPN is the same, name and date of birth are others: the number was reused or mistyped. */
  | 'upn-of-another'
  /** UPN and date of birth are those of one pupil, the name is that of another born on the same day: numbers of twins swapped. */
  | 'upn-of-twin';

/** What a pupil of a file is to the school. */
export type PupilMatch<K> =
  | { kind: 'same'; pupil: K; by: MatchedBy }
  /** A person must say whether it is one of these, most likely first. */
  | { kind: 'ask'; candidates: readonly K[]; why: AskWhy }
  /** The pupil stands in the file once more, under the UPN of today: see the rows that are matched to it, or may be. */
  | { kind: 'twice'; candidates: readonly K[]; rows: readonly number[] }
  /** Nobody the school knows; `sameName`: pupils of this name born on another day, to be named in a warning. */
  | { kind: 'new'; sameName: readonly K[] };

/**
 * Says for each pupil of a file who that is among the pupils the school knows.
 *
 * Sure signs come first and take a pupil out of the search, so that the answer does not depend on the order of rows:
 * the UPN; the file's former UPN; the former UPN on record; a permanent UPN in place of a temporary one with the same
 * name and date of birth. A UPN is not believed against both name and date of birth. What only looks alike is asked
 * about. Different forenames (twins) and different dates of birth never match by name.
 * @param rows the file's pupils, each UPN once.
 * @param known everybody the school has or had, each UPN once.
 * @returns one match for each row, in their order; `rows` of a `twice` are indexes into `rows`.
 */
export function matchPupils<K extends PupilIdentity>(
  rows: readonly PupilIdentity[],
  known: readonly K[],
): PupilMatch<K>[] {
  return new Matching(rows, known).run();
}

/**
 * The UPNs a pupil has once a record of a file is known to be theirs: the file's, unless it is the older one or a
 * temporary one; the one it replaces is kept as the former.
 */
export function upnsAfter(row: PupilIdentity, stored: PupilIdentity): { upn: string; formerUpn: string | null } {
  if (row.upn === stored.upn) {
    const stated = row.formerUpn === row.upn ? null : row.formerUpn;
    return { upn: stored.upn, formerUpn: stated ?? stored.formerUpn };
  }
  if (row.upn === stored.formerUpn) return { upn: stored.upn, formerUpn: stored.formerUpn };
  if (isTemporary(row.upn) && !isTemporary(stored.upn)) {
    return { upn: stored.upn, formerUpn: stored.formerUpn ?? row.upn };
  }
  return { upn: row.upn, formerUpn: stored.upn };
}

function isTemporary(upn: string): boolean {
  const check = checkUpn(upn);
  return check.status !== 'malformed' && check.temporary;
}

class Matching<K extends PupilIdentity> {
  private readonly found: (PupilMatch<K> | undefined)[];
  /** Pupils spoken for, with the rows that did. */
  private readonly taken = new Map<K, readonly number[]>();
  private readonly byUpn: ReadonlyMap<string, K>;
  private readonly byFormer: ReadonlyMap<string, readonly K[]>;
  private readonly byName: ReadonlyMap<string, readonly K[]>;

  constructor(
    private readonly rows: readonly PupilIdentity[],
    known: readonly K[],
  ) {
    this.found = rows.map(() => undefined);
    this.byUpn = new Map(known.map((pupil) => [pupil.upn, pupil]));
    this.byFormer = listed(known, ({ formerUpn }) => (formerUpn === null ? [] : [formerUpn]));
    this.byName = listed(known, nameKeys);
  }

  run(): PupilMatch<K>[] {
    this.sure('upn', (row) => one(this.byUpn.get(row.upn)));
    this.sure('former-upn', (row) => one(row.formerUpn === null ? undefined : this.byUpn.get(row.formerUpn)));
    this.sure('stored-former-upn', (row) => this.byFormer.get(row.upn) ?? []);
    this.sure('permanent-upn', (row) => this.replacingTemporary(row));
    return this.rows.map((row, i) => this.found[i] ?? this.unsure(row));
  }

  /** Takes what one sign shows: a pupil whom exactly one row, and a row that exactly one pupil, answers to. */
  private sure(by: MatchedBy, pupilsOf: (row: PupilIdentity) => readonly K[]): void {
    const claims = new Map<K, number[]>();
    for (const [i, row] of this.rows.entries()) {
      if (this.found[i]) continue;
      const pupils = pupilsOf(row);
      const free = pupils.filter((pupil) => !this.taken.has(pupil));
      const [pupil, another] = free;
      if (another) this.found[i] = { kind: 'ask', candidates: free, why: 'same-former-upn' };
      else if (pupil) claims.set(pupil, [...(claims.get(pupil) ?? []), i]);
      else this.twice(i, pupils);
    }
    for (const [pupil, indexes] of claims) {
      for (const i of indexes) {
        const row = this.rows[i];
        if (row) this.found[i] = indexes.length > 1 ? ask(rivals[by], pupil) : this.believed(by, row, pupil);
      }
    }
    // Only now: within one sign no row comes before another.
    for (const [pupil, indexes] of claims) this.taken.set(pupil, indexes);
  }

  /** All pupils this sign points to are matched to other rows: the file has the pupil under both numbers. */
  private twice(i: number, pupils: readonly K[]): void {
    const rows = pupils.flatMap((pupil) => this.taken.get(pupil) ?? []);
    if (rows.length > 0) this.found[i] = { kind: 'twice', candidates: pupils, rows };
  }

  /** A number is believed unless name and date of birth both speak against it. */
  private believed(by: MatchedBy, row: PupilIdentity, pupil: K): PupilMatch<K> {
    const births = bornTogether(row, pupil);
    if (sameName(row, pupil)) return { kind: 'same', pupil, by };
    if (births === 'no' || (births === 'unknown' && quiteOtherName(row, pupil))) return ask('upn-of-another', pupil);
    const twin = this.named(row).find((other) => other !== pupil && bornTogether(row, other) === 'yes');
    return twin ? ask('upn-of-twin', pupil) : { kind: 'same', pupil, by };
  }

  private replacingTemporary(row: PupilIdentity): readonly K[] {
    if (isTemporary(row.upn)) return [];
    const alike = this.named(row).filter((pupil) => !this.taken.has(pupil) && bornTogether(row, pupil) === 'yes');
    return alike.length === 1 ? alike.filter(({ upn }) => isTemporary(upn)) : [];
  }

  private unsure(row: PupilIdentity): PupilMatch<K> {
    const shared = row.formerUpn === null ? [] : (this.byFormer.get(row.formerUpn) ?? []);
    const free = shared.filter((pupil) => !this.taken.has(pupil));
    if (free.length > 0) return { kind: 'ask', candidates: free, why: 'same-former-upn' };
    const alike = this.named(row).filter((pupil) => !this.taken.has(pupil));
    const born = (answer: Answer): K[] => alike.filter((pupil) => bornTogether(row, pupil) === answer);
    if (born('yes').length > 0) return { kind: 'ask', candidates: born('yes'), why: 'same-name-and-birth' };
    if (born('unknown').length > 0) {
      return { kind: 'ask', candidates: born('unknown'), why: 'same-name-birth-unknown' };
    }
    return { kind: 'new', sameName: born('no') };
  }

  private named(row: PupilIdentity): K[] {
    return [...new Set(nameKeys(row).flatMap((key) => this.byName.get(key) ?? []))];
  }
}

/** What is asked when several rows of a file show the same sign; none can for a UPN of today. */
const rivals: Record<MatchedBy, AskWhy> = {
  upn: 'upn-of-another',
  'former-upn': 'same-former-upn',
  'stored-former-upn': 'same-former-upn',
  'permanent-upn': 'same-name-and-birth',
};

type Answer = 'yes' | 'no' | 'unknown';

function bornTogether(a: PupilIdentity, b: PupilIdentity): Answer {
  if (a.dateOfBirth === null || b.dateOfBirth === null) return 'unknown';
  return a.dateOfBirth === b.dateOfBirth ? 'yes' : 'no';
}

const ask = <K>(why: AskWhy, pupil: K): PupilMatch<K> => ({ kind: 'ask', candidates: [pupil], why });

const one = <K>(pupil: K | undefined): readonly K[] => (pupil === undefined ? [] : [pupil]);

function listed<K>(pupils: readonly K[], keysOf: (pupil: K) => readonly string[]): Map<string, K[]> {
  const lists = new Map<string, K[]>();
  for (const pupil of pupils) {
    for (const key of keysOf(pupil)) {
      const list = lists.get(key);
      if (list) list.push(pupil);
      else lists.set(key, [pupil]);
    }
  }
  return lists;
}
