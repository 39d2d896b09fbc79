/** A subject, or a strand with the subject it is a part of. */
export interface SubjectKey {
  id: number;
  strandOf: number | null;
}
