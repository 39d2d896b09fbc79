import type { ImpactRowDto, PooledProgrammeDto } from '@headway/api-client';
import type { Verdict } from '@headway/domain';
import { sectionOf } from './sections';

/** What the answer counts: kinds of help where each has one verdict, otherwise groups. */
export interface Judged {
  readonly name: string;
  readonly verdict: Verdict;
}

/** A kind of help is a programme; where its groups could be taken together, what they say together is its verdict. */
export function kindsOf(
  rows: readonly ImpactRowDto[],
  programmes: readonly (PooledProgrammeDto & { readonly name: string })[],
): Judged[] {
  const ids = [...new Set(rows.map((row) => row.programmeId))];
  return ids.flatMap((programmeId) => {
    const groups = rows.filter((row) => row.programmeId === programmeId);
    const [first] = groups;
    if (!first) return [];
    const together = programmes.find((programme) => programme.programmeId === programmeId);
    if (together) return { name: together.name, verdict: together.verdict };
    const name = groups.length === 1 ? first.groupName : first.programmeName;
    return { name, verdict: sameSection(groups) ? first.verdict : 'unclear' };
  });
}

/** Groups that say different things, without enough of them to be taken together, say nothing yet. */
function sameSection(groups: readonly ImpactRowDto[]): boolean {
  return new Set(groups.map(({ verdict }) => sectionOf(verdict))).size === 1;
}
