/** What a school can see of where pupils stand: places of the last two full collections in SD of the year group. */
export class Standing {
  private readonly seen = new Map<string, { latest: number; before: number | null }>();

  /** Takes in the marks of one year group in a subject and window. */
  record(subject: string, marks: readonly { pupilId: string; value: number | null }[]): void {
    const given = marks.flatMap(({ pupilId, value }) => (value === null ? [] : [{ pupilId, value }]));
    const mean = given.reduce((sum, { value }) => sum + value, 0) / Math.max(1, given.length);
    const squares = given.reduce((sum, { value }) => sum + (value - mean) ** 2, 0);
    const sd = Math.sqrt(squares / Math.max(1, given.length - 1)) || 1;
    for (const { pupilId, value } of given) {
      const key = `${pupilId}/${subject}`;
      this.seen.set(key, { latest: (value - mean) / sd, before: this.seen.get(key)?.latest ?? null });
    }
  }

  latest(pupilId: string, subject: string): number | null {
    return this.seen.get(`${pupilId}/${subject}`)?.latest ?? null;
  }

  /** Change between the last two collections. */
  change(pupilId: string, subject: string): number {
    const seen = this.seen.get(`${pupilId}/${subject}`);
    return seen?.before == null ? 0 : seen.latest - seen.before;
  }
}
