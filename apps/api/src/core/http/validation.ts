import { ValidationPipe, type ValidationError } from '@nestjs/common';
import type { FieldProblem } from './problem';
import { ProblemException } from './problem.exception';

function flatten(errors: ValidationError[], prefix = ''): FieldProblem[] {
  return errors.flatMap((error) => [
    ...Object.values(error.constraints ?? {}).map((message) => ({ field: prefix + error.property, message })),
    ...flatten(error.children ?? [], `${prefix}${error.property}.`),
  ]);
}

/** Checks every body and query against its DTO: unknown fields are refused, and each error names its field. */
export const validation = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    exceptionFactory: (errors) => {
      const fields = flatten(errors);
      return new ProblemException(400, {
        title: fields[0] ? `${fields[0].field}: ${fields[0].message}` : 'The request could not be understood',
        detail: 'Nothing was changed.',
        errors: fields,
      });
    },
  });
