import { Clock } from '../src/core/time/clock';

/** A clock that stands still until it is told. */
export class TestClock extends Clock {
  constructor(private moment = new Date('2026-11-23T10:00:00Z')) {
    super();
  }

  override now(): Date {
    return this.moment;
  }

  set(moment: string): void {
    this.moment = new Date(moment);
  }

  forwardMinutes(minutes: number): void {
    this.moment = new Date(this.moment.getTime() + minutes * 60_000);
  }
}
