import { Injectable, signal } from '@angular/core';
import { type Problem, problemOf } from '../errors/problem';

/** What a page does: whether something is under way, and what the last thing was refused for. One for each page. */
@Injectable()
export class Attempts {
  private readonly underWay = signal(false);
  readonly busy = this.underWay.asReadonly();
  readonly problem = signal<Problem | null>(null);

  async run(act: () => Promise<void>): Promise<void> {
    this.underWay.set(true);
    this.problem.set(null);
    try {
      await act();
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.underWay.set(false);
    }
  }
}
