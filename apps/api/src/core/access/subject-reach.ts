/**
 * Whom a permission reaches, and in which subjects. A role that is held for some subjects reaches its pupils in those
 * only, and does not carry another role further: a teacher of Year 2 who leads maths sees Year 5 in maths, not in reading.
 */
export class SubjectReach {
  /** Every pupil reached in any subject, and why. */
  readonly allowed = new Map<string, string>();
  private readonly inAll = new Set<string>();
  private readonly inSome = new Set<number>();

  /** @param subjectIds empty: all subjects. */
  add(pupilIds: readonly string[], subjectIds: readonly number[], why: string): void {
    for (const id of pupilIds) {
      if (!this.allowed.has(id)) this.allowed.set(id, why);
      if (subjectIds.length === 0) this.inAll.add(id);
    }
    for (const id of subjectIds) this.inSome.add(id);
  }

  /** The subjects in which a pupil is reached; null: all. */
  subjectsOf(pupilId: string): number[] | null {
    if (this.inAll.has(pupilId)) return null;
    return this.allowed.has(pupilId) ? [...this.inSome] : [];
  }

  /** A group without a subject is for those only who reach its pupils in all. */
  covers(pupilId: string, subjectId: number | null): boolean {
    if (this.inAll.has(pupilId)) return true;
    return subjectId !== null && this.inSome.has(subjectId) && this.allowed.has(pupilId);
  }

  /** Three parameters of a statement: pupils reached in all subjects, the other pupils, and the subjects of these. */
  parameters(): [inAll: string[], inSome: string[], subjectIds: number[]] {
    const others = [...this.allowed.keys()].filter((id) => !this.inAll.has(id));
    return [[...this.inAll], others, [...this.inSome]];
  }
}

/** Whether a row's pupil is reached in its subject, as SQL. @param first place of the first of `parameters()` */
export const reachedSql = (pupil: string, subject: string, first: number): string =>
  `(${pupil} = ANY($${first}::uuid[]) OR ${pupil} = ANY($${first + 1}::uuid[]) AND ${subject} = ANY($${first + 2}::int[]))`;
