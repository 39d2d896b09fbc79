/** RFC 9457 problem details, with what a busy person needs: what happened, what was kept, what to do. */
export class Problem {
  /** One sentence: what happened. */
  title!: string;
  status!: number;
  /** What was kept and what to do. */
  detail?: string;
  /** Errors by field, when the input was at fault. */
  errors?: FieldProblem[];
}

export class FieldProblem {
  /** Path of the field, such as `placements.0.pupilId`. */
  field!: string;
  message!: string;
}
