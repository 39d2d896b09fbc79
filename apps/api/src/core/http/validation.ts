import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { FieldProblem } from './problem';
import { ProblemException } from './problem.exception';
import { unstorable } from './unstorable';

function flatten(errors: ValidationError[], prefix = ''): FieldProblem[] {
  return errors.flatMap((error) => [
    ...Object.values(error.constraints ?? {}).map((message) => ({ field: prefix + error.property, message })),
    ...flatten(error.children ?? [], `${prefix}${error.property}.`),
  ]);
}

function refused(fields: FieldProblem[]): ProblemException {
  return new ProblemException(400, {
    title: fields[0] ? `${fields[0].field}: ${fields[0].message}` : 'The request could not be understood',
    detail: 'Nothing was changed.',
    errors: fields,
  });
}

/**
 * Checks every path, query and body: unknown fields are refused, each error names its field, and nothing gets through
 * that the database could not hold.
 */
class InputPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'custom') return super.transform(value, metadata);
    // The school's id is the guard's to read.
    if (metadata.type === 'param' && !fitsPath(value, metadata)) {
      throw refused([{ field: metadata.data ?? 'path', message: 'This is not an id.' }]);
    }
    // A list would pass as a DTO without any of its fields.
    if (metadata.type === 'body' && Array.isArray(value)) {
      throw refused([{ field: 'body', message: 'Send an object, not a list.' }]);
    }
    refuse(unstorable(value));
    const checked: unknown = await super.transform(value, metadata);
    // Again, for what has become a number only now.
    refuse(unstorable(checked));
    return checked;
  }
}

/** An id in a path is a UUID, or a small number where one is asked for; the kind of something is a word. */
function fitsPath(value: unknown, { metatype, data }: ArgumentMetadata): boolean {
  if (data === 'kind') return typeof value === 'string' && /^[a-z]{1,30}$/.test(value);
  return metatype === Number ? isSmallNumber(value) : isUUID(value);
}

/** From 1 to 999,999,999, so that it fits in a column. */
const isSmallNumber = (value: unknown): boolean => typeof value === 'string' && /^[1-9]\d{0,8}$/.test(value);

function refuse(fields: FieldProblem[]): void {
  if (fields.length) throw refused(fields);
}

export const validation = (): ValidationPipe =>
  new InputPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    exceptionFactory: (errors) => refused(flatten(errors)),
  });
