import { HttpException } from '@nestjs/common';
import type { FieldProblem } from './problem';

/** An expected refusal with words for the person in front of the screen. */
export class ProblemException extends HttpException {
  constructor(status: number, problem: { title: string; detail?: string; errors?: FieldProblem[] }) {
    super(problem, status);
    // Where there is no screen, as with a file that a feed brought, its words are all that is kept.
    this.message = problem.title;
  }
}

export const badInput = (field: string, message: string): ProblemException =>
  new ProblemException(422, { title: message, detail: 'Nothing was changed.', errors: [{ field, message }] });

export const notFound = (what: string): ProblemException =>
  new ProblemException(404, {
    title: `There is no such ${what}`,
    detail: 'It may have been removed. Go back and look again.',
  });

export const conflict = (title: string, detail: string): ProblemException =>
  new ProblemException(409, { title, detail });
