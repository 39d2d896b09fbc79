import type { PupilChangeDto } from '@headway/api-client';
import { plain, signed } from '../../shared/words/numbers';

/** Beyond this many standard errors a change is more than the error of the test (95 %). */
const MORE_THAN_ERROR = 1.96;

export type ChangeMark = 'up' | 'down' | 'chance' | 'not-known';

/** ▲ or ▼ more than chance, ○ could be chance; nothing where the error of the test is not known. */
export function changeMark({ reliableChange }: Pick<PupilChangeDto, 'reliableChange'>): ChangeMark {
  if (reliableChange === null) return 'not-known';
  if (reliableChange > MORE_THAN_ERROR) return 'up';
  return reliableChange < -MORE_THAN_ERROR ? 'down' : 'chance';
}

const MARK_WORDS: Readonly<Record<ChangeMark, string>> = {
  up: 'more than chance',
  down: 'more than chance',
  chance: 'could be chance',
  'not-known': 'test error not known',
};

export function markWords(mark: ChangeMark): string {
  return MARK_WORDS[mark];
}

/** "+12"; one decimal where marks have them, two for positions. */
export function changeWords(change: number | null, unit: 'marks' | 'positions'): string {
  if (change === null) return 'two different tests';
  if (unit === 'positions') return signed(change);
  return signed(change, Number.isInteger(change) ? 0 : 1);
}

/** Against what others who started there reached, in the spread of those pupils. */
export function expectedWords(againstExpected: number | null): string {
  if (againstExpected === null) return 'not known';
  const size = plain(Math.abs(againstExpected), 1);
  if (size === '0.0') return 'as expected';
  return `${size} ${againstExpected > 0 ? 'above' : 'below'}`;
}

/** By surname, as the school writes names. */
export function bySurname(pupils: readonly PupilChangeDto[]): PupilChangeDto[] {
  const surname = (name: string): string => name.split(' ').slice(1).join(' ') || name;
  return [...pupils].sort(
    (a, b) => surname(a.name).localeCompare(surname(b.name), 'en-GB') || a.name.localeCompare(b.name, 'en-GB'),
  );
}
