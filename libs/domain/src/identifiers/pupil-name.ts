/** A pupil's names, legal and, where they use others, preferred. */
export interface PupilNames {
  readonly legalSurname: string;
  readonly legalForename: string;
  readonly preferredSurname: string | null;
  readonly preferredForename: string | null;
}

/**
 * A name for comparing: without accents, upper and lower case, spaces, hyphens and apostrophes, so that
 * "O’Brien-Sáenz" and "OBRIEN SAENZ" are the same.
 */
export function comparableName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

const bothOf = (legal: string, preferred: string | null): string[] => [
  ...new Set([legal, preferred ?? ''].map(comparableName).filter((name) => name !== '')),
];

/** Every surname a pupil goes by together with every forename, for comparing; at most four. */
export function nameKeys(names: PupilNames): string[] {
  const forenames = bothOf(names.legalForename, names.preferredForename);
  return bothOf(names.legalSurname, names.preferredSurname).flatMap((surname) =>
    forenames.map((forename) => `${surname} ${forename}`),
  );
}

/** Some name of one is a name of the other. */
export function sameName(a: PupilNames, b: PupilNames): boolean {
  const keys = nameKeys(b);
  return nameKeys(a).some((key) => keys.includes(key));
}

/** Not even the surname or the forename is the same. */
export function quiteOtherName(a: PupilNames, b: PupilNames): boolean {
  const shared = (ofA: string[], ofB: string[]): boolean => ofA.some((name) => ofB.includes(name));
  return (
    !shared(bothOf(a.legalSurname, a.preferredSurname), bothOf(b.legalSurname, b.preferredSurname)) &&
    !shared(bothOf(a.legalForename, a.preferredForename), bothOf(b.legalForename, b.preferredForename))
  );
}
