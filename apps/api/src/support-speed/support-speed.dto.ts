/** One flag's own speed to support, in school days after the clock started; null: not yet. */
export class FlagSpeedDto {
  toFlag!: number;
  toClass!: number | null;
  toSession!: number | null;
  /** Days until now or, without any support, until the flag ended. */
  waited!: number;
}

/** A median over flags, in school days. */
export class StepSpeedDto {
  /** Null: not known, see `because`. */
  days!: number | null;
  because!: 'no-flags' | 'half-still-waiting' | null;
  answered!: number;
  /** Not answered yet, or ended before anything was done. */
  waiting!: number;
}

/** Of the flags whose clock started in a half term. */
export class HalfTermSpeedDto {
  halfTerm!: 'AUT1' | 'AUT2' | 'SPR1' | 'SPR2' | 'SUM1' | 'SUM2';
  startsOn!: string;
  flags!: number;
  /** Dismissed before any support; left out of the medians. */
  dismissed!: number;
  toFlag!: StepSpeedDto;
  toClass!: StepSpeedDto;
  toSession!: StepSpeedDto;
  /** The earlier of class and session. */
  toSupport!: StepSpeedDto;
}

/** School days from the day results were due to the support that pupils really got. Names nobody. */
export class SupportSpeedDto {
  /** This academic year and the one before, oldest first. */
  halfTerms!: HalfTermSpeedDto[];
}
