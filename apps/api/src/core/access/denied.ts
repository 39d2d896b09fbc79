import { HttpException } from '@nestjs/common';
import type { AuditEntry } from '../audit/record-audit';

/**
 * Refused. To the caller it looks as if the thing did not exist (404) or says that the role may not (403); the error
 * filter writes the audit row in a transaction of its own, because the caller's has been rolled back by then.
 */
export class Denied extends HttpException {
  constructor(
    status: 403 | 404,
    readonly audit: Omit<AuditEntry, 'at' | 'action'>,
  ) {
    super(
      status === 404
        ? { title: 'There is nothing here', detail: 'It does not exist, or it is not yours to see.' }
        : { title: 'Your role does not allow this', detail: 'Ask whoever runs Headway at your school if you need it.' },
      status,
    );
  }
}
