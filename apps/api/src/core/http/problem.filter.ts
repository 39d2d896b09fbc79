import { Catch, HttpException, Injectable, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Denied } from '../access/denied';
import { recordAudit } from '../audit/record-audit';
import { Database } from '../database/database';
import { errorForLog } from '../error-for-log';
import { Clock } from '../time/clock';
import { isDatabaseAway } from './database-away';
import type { Problem } from './problem';

const titles: Record<number, string> = {
  400: 'The request could not be understood',
  401: 'You are not signed in',
  403: 'Your role does not allow this',
  404: 'There is nothing here',
  413: 'The file is too large',
  415: 'This kind of content is not accepted',
  429: 'Too many tries',
};

/** Turns every error into a problem with words; unexpected ones are logged here and say nothing of the inside. */
@Injectable()
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger(ProblemFilter.name);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    if (error instanceof Denied) await this.auditDenial(error);
    const problem = this.problemOf(error, http.getRequest<Request>());
    if (response.headersSent) {
      response.end();
      return;
    }
    if (problem.status === 503) response.setHeader('Retry-After', '5');
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }

  private problemOf(error: unknown, request: Request): Problem {
    if (isDatabaseAway(error)) {
      return {
        status: 503,
        title: 'Headway cannot reach its database just now',
        detail: 'Nothing was saved by this step; what was saved before is safe. Try again in a few seconds.',
      };
    }
    const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
    if (status >= 500) {
      const route = request.route ? String((request.route as { path: string }).path) : '?';
      this.log.error(`${request.method} ${route}: ${errorForLog(error)}`);
      return {
        status,
        title: 'Something went wrong in Headway',
        detail: 'Nothing was saved by this step. Try again; if it happens again, tell whoever runs Headway.',
      };
    }
    const body = error instanceof HttpException ? error.getResponse() : {};
    const said = status === 400 && !isProblem(body) ? unreadable(body) : (body as Partial<Problem>);
    return {
      status,
      title: said.title ?? titles[status] ?? 'This could not be done',
      ...(said.detail === undefined ? {} : { detail: said.detail }),
      ...(said.errors === undefined ? {} : { errors: said.errors }),
    };
  }

  private async auditDenial(error: Denied): Promise<void> {
    try {
      await this.database.inSchool(error.audit.schoolId, (tx) =>
        recordAudit(tx, { ...error.audit, at: this.clock.now(), action: 'access.denied' }),
      );
    } catch {
      this.log.error('A refusal could not be written to the audit.');
    }
  }
}

const isProblem = (body: string | object): body is Partial<Problem> => typeof body === 'object' && 'title' in body;

/** What could not even be read: the address or the body; what the parser says of it holds parts of it, so it stays here. */
function unreadable(body: string | object): Partial<Problem> {
  const message = typeof body === 'object' && 'message' in body ? String(body.message) : '';
  const inPath = /decode/i.test(message);
  return {
    detail: 'Nothing was changed.',
    errors: [
      inPath ? { field: 'path', message: 'This is no address.' } : { field: 'body', message: 'This cannot be read.' },
    ],
  };
}

/** Body parsers throw plain errors that carry a status. */
function statusOf(error: unknown): number {
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
