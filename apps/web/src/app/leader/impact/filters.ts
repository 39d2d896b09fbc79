import type { ImpactListDto, ImpactRowDto, PooledProgrammeDto } from '@headway/api-client';

/** "2025/26" for a group that started on 2025-09-08; the school year turns on 1 September. */
export function academicYearOf(date: string): string {
  const year = Number(date.slice(0, 4)) - (Number(date.slice(5, 7)) >= 9 ? 0 : 1);
  return `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
}

/** The years in which groups started, newest first. */
export function yearsOf(rows: readonly ImpactRowDto[]): string[] {
  return [...new Set(rows.map((row) => academicYearOf(row.startsOn)))].sort().reverse();
}

export function subjectsOf(rows: readonly ImpactRowDto[]): string[] {
  return [...new Set(rows.map((row) => row.subjectName))].sort((a, b) => a.localeCompare(b, 'en-GB'));
}

/** Rows of one year and one subject; an empty choice is all of them. */
export function rowsOf(rows: readonly ImpactRowDto[], year: string, subject: string): ImpactRowDto[] {
  return rows.filter(
    (row) => (year === '' || academicYearOf(row.startsOn) === year) && (subject === '' || row.subjectName === subject),
  );
}

/** A programme with its groups taken together, named. */
export interface Pooled extends PooledProgrammeDto {
  readonly name: string;
  /** Pupils of the groups that could be judged. */
  readonly pupils: number;
}

/** Programmes of the rows on screen, named, over all years; the largest effect first. */
export function pooledOf({ rows, programmes }: ImpactListDto, shown: readonly ImpactRowDto[]): Pooled[] {
  const named = programmes.flatMap((programme) => {
    const row = shown.find(({ programmeId }) => programmeId === programme.programmeId);
    if (!row) return [];
    const judged = rows.filter(({ programmeId, estimate }) => programmeId === programme.programmeId && estimate);
    return { ...programme, name: row.programmeName, pupils: judged.reduce((sum, one) => sum + one.participants, 0) };
  });
  return named.sort((a, b) => b.estimate.effect - a.estimate.effect);
}
