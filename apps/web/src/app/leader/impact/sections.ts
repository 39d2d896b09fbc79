import type { ImpactRowDto } from '@headway/api-client';
import type { Verdict } from '@headway/domain';

/** The page lists help by what can be said of it. */
export type VerdictSection = 'helped' | 'less-progress' | 'no-difference' | 'cannot-say';

export interface RowSection {
  readonly section: VerdictSection;
  readonly title: string;
  readonly rows: readonly ImpactRowDto[];
}

const TITLES: Readonly<Record<VerdictSection, string>> = {
  helped: 'Helped',
  'less-progress': 'Less progress',
  'no-difference': 'No difference found',
  'cannot-say': 'Cannot say yet',
};

const SECTIONS: readonly VerdictSection[] = ['helped', 'less-progress', 'no-difference', 'cannot-say'];

export function sectionOf(verdict: Verdict): VerdictSection {
  switch (verdict) {
    case 'helped':
    case 'less-progress':
    case 'no-difference':
      return verdict;
    case 'unclear':
    case 'too-few':
    case 'too-early':
      return 'cannot-say';
  }
}

/** Rows under their headings; a heading without rows is left out. Where an effect is known, the largest comes first. */
export function sectionsOf(rows: readonly ImpactRowDto[]): RowSection[] {
  return SECTIONS.map((section) => ({
    section,
    title: TITLES[section],
    rows: rows.filter(({ verdict }) => sectionOf(verdict) === section).sort(byEffect),
  })).filter((section) => section.rows.length > 0);
}

function byEffect(a: ImpactRowDto, b: ImpactRowDto): number {
  if (a.estimate && b.estimate) return Math.abs(b.estimate.effect) - Math.abs(a.estimate.effect);
  return Number(b.estimate !== null) - Number(a.estimate !== null) || a.groupName.localeCompare(b.groupName, 'en-GB');
}
