/** A disadvantaged pupil who began high in a subject, holds it and is in nothing extra. */
export class DoingWellDto {
  pupilId!: string;
  forename!: string;
  surname!: string;
  yearGroup!: number;
  className!: string | null;
  subjectId!: number;
  subjectName!: string;
  /** The window of the latest mark. */
  windowId!: number;
}

export class DoingWellPageDto {
  rows!: DoingWellDto[];
  /** Pupils listed. */
  pupils!: number;
  /** Others who hold it and are in a group, a club or another provision. */
  withSomething!: number;
}
