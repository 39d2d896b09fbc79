import { Injectable } from '@nestjs/common';

/** The time, so that tests can set it. Dates are those of England. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** Today in England, as yyyy-mm-dd. */
  today(): string {
    return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(this.now());
  }
}
