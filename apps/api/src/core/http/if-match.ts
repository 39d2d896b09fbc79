import { ApiHeader } from '@nestjs/swagger';
import { ProblemException } from './problem.exception';

/** The ETag of a version. */
export const etagOf = (version: number): string => `"${version}"`;

/**
 * Compares the version somebody had in front of them with the stored one.
 * @throws 428 when none was sent, 412 when somebody else changed it in the meantime.
 */
export function requireVersion(ifMatch: string | undefined, current: number): void {
  if (!ifMatch) {
    throw new ProblemException(428, {
      title: 'The request does not say which version it changes',
      detail: 'Send If-Match with the ETag you read. Nothing was changed.',
    });
  }
  if (ifMatch !== etagOf(current)) {
    throw new ProblemException(412, {
      title: 'Somebody else changed this in the meantime',
      detail: 'Your change was not made. Look at what is there now and decide again.',
    });
  }
}

/** Describes the header, so that clients are made with it; the write itself asks for it with `requireVersion`. */
export const NeedsVersion = (): MethodDecorator =>
  ApiHeader({ name: 'If-Match', required: true, description: 'ETag of what was read.', schema: { type: 'string' } });
