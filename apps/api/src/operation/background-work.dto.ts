/** Work that waits, is tried again, or failed for good. */
export class WaitingJobDto {
  /** Its first promise's number. */
  id!: number;
  /** Which kind of work. */
  job!: string;
  /** What it works on, such as the id of an import; null: the school as a whole. */
  about!: string | null;
  /** waiting: comes by itself. failed: was tried several times and waits for a person. */
  state!: 'waiting' | 'failed';
  since!: Date;
  /** How many promises it answers. */
  promises!: number;
  /** Rounds of tries that failed. */
  failures!: number;
  /** Why it failed last, without anything of a row. */
  failure!: string | null;
  failedAt!: Date | null;
}

export class BackgroundWorkDto {
  /** All that wait, whether shown or not. */
  total!: number;
  failed!: number;
  /** What failed first, then what has waited longest. */
  jobs!: WaitingJobDto[];
}
