import { matchPupils, nameKeys, type PupilIdentity, type PupilMatch } from '@headway/domain';
import type { ImportQuestion } from '../../import-question';
import type { TableFindings } from '../rows/table-findings';
import type { StoredPupil } from './known-pupils';
import { answersOf, leaveOut, newPupil, questionAbout } from './pupil-questions';
import { nameOf, type ReadPupil } from './read-pupils';

/** A row of the file and the pupil of the school it is about, if there is one already. */
export interface MatchedRow {
  read: ReadPupil;
  stored: StoredPupil | undefined;
}

export interface MatchedRows {
  rows: MatchedRow[];
  questions: ImportQuestion[];
  /** Pupils whom some row is about, or may be: of a full roll, they have not left. */
  inFile: string[];
  /** Rows somebody has said to leave out. */
  leftOut: number;
}

/**
 * Says whom each row is about. Rows a person must decide on become questions, and wait until they are answered; rows
 * that cannot be anybody's become problems.
 * @param answers by the key of the question.
 */
export function matchRows(
  reads: readonly ReadPupil[],
  pupils: readonly StoredPupil[],
  answers: Readonly<Record<string, string>>,
  findings: TableFindings,
): MatchedRows {
  const taken = new Set(pupils.map(({ upn }) => upn));
  const questions: ImportQuestion[] = [];
  const rows: MatchedRow[] = [];
  const inFile = new Set<string>();
  const matches = matchPupils(reads.map(identityOf), pupils);
  for (const [i, read] of reads.entries()) {
    const match = matches[i];
    if (!match) continue;
    for (const { id } of involved(match)) inFile.add(id);
    const settled = settle(read, match, { taken, answers, questions, findings, reads });
    if (settled) rows.push(settled);
  }
  const leftOut = questions.filter(({ key }) => answers[key] === leaveOut).length;
  findings.counts.leftOut += leftOut;
  return { rows: withoutRivals(rows, findings), questions, inFile: [...inFile], leftOut };
}

interface Settling {
  /** UPNs in use. */
  taken: ReadonlySet<string>;
  answers: Readonly<Record<string, string>>;
  questions: ImportQuestion[];
  findings: TableFindings;
  reads: readonly ReadPupil[];
}

function settle(read: ReadPupil, match: PupilMatch<StoredPupil>, on: Settling): MatchedRow | null {
  const who = { id: null, name: nameOf(read) };
  switch (match.kind) {
    case 'same':
      return { read, stored: match.pupil };
    case 'new':
      warnOfNamesake(read, match.sameName, on.findings);
      return { read, stored: undefined };
    case 'twice': {
      const others = match.rows.map((row) => on.reads[row]?.row ?? 0).join(' and ');
      const why = `This is an earlier UPN of a pupil who stands in row ${others} as well`;
      on.findings.invalid(read.row, 'UPN', read.upn, why, who);
      return null;
    }
    case 'ask': {
      const question = questionAbout(read, match, !on.taken.has(read.upn));
      on.questions.push(question);
      const answer = on.answers[question.key];
      if (answer === newPupil && !on.taken.has(read.upn)) return { read, stored: undefined };
      const stored = match.candidates.find((candidate) => answersOf(candidate) === answer);
      return stored ? { read, stored } : null;
    }
  }
}

const involved = (match: PupilMatch<StoredPupil>): readonly StoredPupil[] => {
  if (match.kind === 'same') return [match.pupil];
  return match.kind === 'new' ? [] : match.candidates;
};

function warnOfNamesake(read: ReadPupil, [namesake]: readonly StoredPupil[], findings: TableFindings): void {
  if (!namesake) return;
  const born = namesake.dateOfBirth?.split('-').reverse().join('/') ?? '';
  const why = `A pupil of this name is known already, born on another day (${born}). Brought in as another pupil`;
  findings.warn(read.row, 'Surname', nameOf(read), why, { id: namesake.id, name: nameOf(read) });
}

/** Two rows cannot be one pupil, whatever somebody has answered. */
function withoutRivals(rows: MatchedRow[], findings: TableFindings): MatchedRow[] {
  const claims = new Map<string, ReadPupil[]>();
  for (const { read, stored } of rows) if (stored) claims.set(stored.id, [...(claims.get(stored.id) ?? []), read]);
  const rivals = [...claims.values()].filter((reads) => reads.length > 1);
  for (const reads of rivals) {
    const why = `Rows ${reads.map(({ row }) => row).join(' and ')} are said to be the same pupil`;
    for (const read of reads) findings.invalid(read.row, 'UPN', read.upn, why, { id: null, name: nameOf(read) });
  }
  const refused = new Set(rivals.flat());
  const left = rows.filter(({ read }) => !refused.has(read));
  warnOfTwins(left, findings);
  return left;
}

/** Two new pupils of the same name and date of birth are hardly two. */
function warnOfTwins(rows: readonly MatchedRow[], findings: TableFindings): void {
  const met = new Map<string, ReadPupil>();
  for (const { read, stored } of rows) {
    if (stored || read.dateOfBirth === undefined) continue;
    const [name = ''] = nameKeys(identityOf(read));
    const key = `${name} ${read.dateOfBirth}`;
    const other = met.get(key);
    met.set(key, read);
    if (!other) continue;
    const why = `Name and date of birth are those of row ${other.row}, with another UPN. Brought in as two pupils`;
    findings.warn(read.row, 'UPN', read.upn, why, { id: null, name: nameOf(read) });
  }
}

export const identityOf = (read: ReadPupil): PupilIdentity => ({
  upn: read.upn,
  formerUpn: read.formerUpn ?? null,
  legalSurname: read.legalSurname,
  legalForename: read.legalForename,
  preferredSurname: read.preferredSurname ?? null,
  preferredForename: read.preferredForename ?? null,
  dateOfBirth: read.dateOfBirth ?? null,
});
