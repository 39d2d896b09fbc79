import type { SubjectSettingDto } from '@headway/api-client';

/** A subject with its strands, both in the school's order. */
export interface SubjectTree {
  readonly subject: SubjectSettingDto;
  readonly strands: readonly SubjectSettingDto[];
}

/** Subjects with their strands below them. @param retired only those no longer in use, or only those in use */
export function treeOf(subjects: readonly SubjectSettingDto[], retired: boolean): SubjectTree[] {
  const shown = subjects.filter((subject) => subject.retired === retired);
  const whole = new Set(shown.filter(({ strandOf }) => strandOf === null).map(({ id }) => id));
  return (
    shown
      // A strand that was retired alone stands by itself.
      .filter(({ strandOf }) => strandOf === null || !whole.has(strandOf))
      .map((subject) => ({ subject, strands: shown.filter(({ strandOf }) => strandOf === subject.id) }))
  );
}

/** The same list with one item a place further up (−1) or down (1); null at the end of the list. */
export function moved(ids: readonly number[], id: number, by: -1 | 1): number[] | null {
  const from = ids.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= ids.length) return null;
  const next = ids.filter((other) => other !== id);
  next.splice(to, 0, id);
  return next;
}

/** "Eight subjects are assessed, with 17 strands." */
export function subjectsAnswer(subjects: readonly SubjectSettingDto[]): string {
  const live = subjects.filter(({ retired }) => !retired);
  const whole = live.filter(({ strandOf }) => strandOf === null).length;
  const strands = live.length - whole;
  if (whole === 0) return 'There is no subject yet.';
  const without = live.filter(({ scaleId, yearScales }) => scaleId === null && yearScales.length === 0).length;
  const parts = strands === 0 ? '' : `, with ${strands} ${strands === 1 ? 'strand' : 'strands'}`;
  const missing = without === 0 ? '' : ` ${without} ${without === 1 ? 'has' : 'have'} no scale yet.`;
  return `${whole} ${whole === 1 ? 'subject is' : 'subjects are'} assessed${parts}.${missing}`;
}
