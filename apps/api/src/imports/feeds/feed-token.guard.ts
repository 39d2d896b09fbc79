import { type CanActivate, type ExecutionContext, Injectable, UnauthorizedException } from '@nestjs/common';
import type { HttpArgumentsHost } from '@nestjs/common/interfaces';
import { ThrottlerStorageService } from '@nestjs/throttler';
import type { Request, Response } from 'express';
import { sameText } from '../../core/access/session-token';
import { Database } from '../../core/database/database';
import { ProblemException } from '../../core/http/problem.exception';
import { Clock } from '../../core/time/clock';
import { feedTokenHash } from './feed-token';

const hourMs = 3_600_000;
const mostAnHour = 60;
/** Twenty wrong tokens in five minutes from one address for one feed. */
const wrongTokens = { ttl: 5 * 60_000, limit: 20, blockDuration: 5 * 60_000 };
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Lets a machine through that holds the feed's token, and not more often than a machine should come. */
@Injectable()
export class FeedTokenGuard implements CanActivate {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly tries: ThrottlerStorageService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const [schoolId, feedId] = [String(request.params['schoolId']), String(request.params['feedId'])];
    const token = /^Bearer (\S{20,200})$/i.exec(request.get('authorization') ?? '')?.[1];
    if (!token || !/^\d{1,9}$/.test(schoolId) || !uuid.test(feedId)) throw refused();
    // By feed too: a supplier sends for many schools from one address, and one token that is out of date stops none of the others.
    const tried = `${request.ip ?? 'unknown'} ${schoolId} ${feedId.toLowerCase()}`;
    const before = this.tries.storage.get(tried);
    // Also the right token waits: otherwise guessing would go on at full speed.
    if (before?.isBlocked && before.blockExpiresAt > Date.now()) throw tooMany(http, before.blockExpiresAt);
    const since = new Date(this.clock.now().getTime() - hourMs);
    const [feed] = await this.database.inSchool(Number(schoolId), (tx) =>
      tx.query<{ hash: string; files: number }[]>(
        `SELECT f.token_hash AS hash, (SELECT count(*)::int FROM import_run i WHERE i.school_id = f.school_id
           AND i.feed_id = f.id AND i.created_at > $3) AS files
         FROM feed f WHERE f.school_id = $1 AND f.id = $2 AND f.revoked_at IS NULL`,
        [Number(schoolId), feedId, since],
      ),
    );
    if (!feed || !sameText(feed.hash, feedTokenHash(token))) {
      const { ttl, limit, blockDuration } = wrongTokens;
      const now = await this.tries.increment(tried, ttl, limit, blockDuration, 'feed');
      throw now.isBlocked ? tooMany(http, Date.now() + now.timeToBlockExpire * 1_000) : refused();
    }
    if (feed.files >= mostAnHour) {
      const detail = `A feed takes ${mostAnHour} files an hour. Try again later.`;
      throw new ProblemException(429, { title: 'Too many files', detail });
    }
    return true;
  }
}

/** The same for an unknown feed, an ended one and a wrong token. */
const refused = (): UnauthorizedException =>
  new UnauthorizedException({ title: 'This token opens no feed', detail: 'Nothing was taken in.' });

/** @param until milliseconds, when it may be tried again */
function tooMany(http: HttpArgumentsHost, until: number): ProblemException {
  const seconds = Math.max(1, Math.ceil((until - Date.now()) / 1_000));
  const minutes = Math.ceil(seconds / 60);
  http.getResponse<Response>().setHeader('Retry-After', String(seconds));
  return new ProblemException(429, {
    title: 'Too many wrong tokens',
    detail: `Nothing was taken in. Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, and send the token that the feed has now.`,
  });
}
