import type { PartFindings, PartWork } from '../part-work';

/** What is done with a table of one kind. */
export interface ImportKindWork {
  /** Finds what bringing it in would do, without doing it. */
  check(work: PartWork): Promise<PartFindings>;
  /**
   * Brings it in. A question without an answer is left as it is: whoever calls refuses the whole then.
   * @throws ImportRefused when it cannot go in, with everything it has done undone by whoever calls.
   */
  apply(work: PartWork): Promise<PartFindings>;
}
