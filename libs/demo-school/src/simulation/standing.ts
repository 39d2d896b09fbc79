interface Seen {
  latest: number;
  before: number | null;
}

/** What a school can see of where pupils stand: places of the last two full collections in SD of the year group. */
export class Standing {
  private readonly seen = new Map<string, Map<string, Seen>>();

  /** Takes in the marks of one year group in a subject and window. */
  record(subject: string, marks: readonly { pupilId: string; value: number | null }[]): void {
    const given = marks.flatMap(({ pupilId, value }) => (value === null ? [] : [{ pupilId, value }]));
    const mean = given.reduce((sum, { value }) => sum + value, 0) / Math.max(1, given.length);
    const squares = given.reduce((sum, { value }) => sum + (value - mean) ** 2, 0);
    const sd = Math.sqrt(squares / Math.max(1, given.length - 1)) || 1;
    const inSubject = this.seen.get(subject) ?? new Map<string, Seen>();
    this.seen.set(subject, inSubject);
    for (const { pupilId, value } of given) {
      inSubject.set(pupilId, { latest: (value - mean) / sd, before: inSubject.get(pupilId)?.latest ?? null });
    }
  }

  latest(pupilId: string, subject: string): number | null {
    return this.seen.get(subject)?.get(pupilId)?.latest ?? null;
  }

  /** Change between the last two collections. */
  change(pupilId: string, subject: string): number {
    const seen = this.seen.get(subject)?.get(pupilId);
    return seen?.before == null ? 0 : seen.latest - seen.before;
  }
}
