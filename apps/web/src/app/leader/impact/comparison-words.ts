import type { ImpactDetailDto, LeftOutCountDto } from '@headway/api-client';
import type { ImpactCovariate, LeftOutBecause } from '@headway/domain';
import { plain } from '../../shared/words/numbers';
import { listed } from './counting';

const LEFT_OUT: Readonly<Record<LeftOutBecause, string>> = {
  'outside-range': 'started higher or lower than the group',
  'in-other-support': 'had other help in this subject',
  'different-test': 'took another test',
  'no-baseline': 'no result at the start',
  'no-outcome': 'no result at the end',
  'no-earlier-baseline': 'no earlier result',
  'no-other-subjects': 'no results in other subjects',
  'no-participants': 'nobody of the group has a result to compare with yet',
};

/** "61 left out: started higher or lower than the group", one line for each reason, most pupils first. */
export function leftOutLines(counts: readonly LeftOutCountDto[]): string[] {
  return [...counts]
    .sort((a, b) => b.count - a.count)
    .map(({ because, count }) => `${count} left out: ${LEFT_OUT[because]}`);
}

/** What an estimate allows for, as a reader would say it. */
const ALLOWED_FOR: Readonly<Record<ImpactCovariate, string | null>> = {
  baseline: 'where they started',
  'earlier-baseline': 'the result before that',
  'other-subjects': 'their other subjects',
  // Bends in the line say nothing to a reader beyond the starting points themselves.
  'squares-and-products': null,
  disadvantaged: 'pupil premium',
  sen: 'SEN',
  female: 'sex',
  eal: 'English as an additional language',
};

function isCovariate(name: string): name is ImpactCovariate {
  return name in ALLOWED_FOR;
}

export function allowedForSentence(allowedFor: readonly string[]): string | null {
  const names = allowedFor.filter(isCovariate).flatMap((name) => ALLOWED_FOR[name] ?? []);
  return names.length === 0 ? null : `Allowed for: ${listed(names)}.`;
}

/** On what terms they were compared. */
export function comparedSentence({ row, compared, widenedBySd }: ImpactDetailDto): string {
  if (!compared) return 'There is nobody to compare with yet.';
  const same = `Same years, same half terms, no other group in ${row.subjectName}`;
  if (widenedBySd === 0) return `${same}, and started where the group’s pupils did.`;
  return `${same}. Too few started where the group’s pupils did, so some were taken from up to ${plain(widenedBySd, 2)} of the spread of scores outside.`;
}
