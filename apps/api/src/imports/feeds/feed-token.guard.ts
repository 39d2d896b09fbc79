import {
  type CanActivate,
  type ExecutionContext,
  HttpException,
  Injectable,
  UnauthorizedException,
} from '@nestjs/common';
import type { Request } from 'express';
import { sameText } from '../../core/access/session-token';
import { Database } from '../../core/database/database';
import { Clock } from '../../core/time/clock';
import { feedTokenHash } from './feed-token';

const hourMs = 3_600_000;
const mostAnHour = 60;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Lets a machine through that holds the feed's token, and not more often than a machine should come. */
@Injectable()
export class FeedTokenGuard implements CanActivate {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const [schoolId, feedId] = [String(request.params['schoolId']), String(request.params['feedId'])];
    const token = /^Bearer (\S{20,200})$/i.exec(request.get('authorization') ?? '')?.[1];
    if (!token || !/^\d{1,9}$/.test(schoolId) || !uuid.test(feedId)) throw refused();
    const since = new Date(this.clock.now().getTime() - hourMs);
    const [feed] = await this.database.inSchool(Number(schoolId), (tx) =>
      tx.query<{ hash: string; files: number }[]>(
        `SELECT f.token_hash AS hash, (SELECT count(*)::int FROM import_run i WHERE i.school_id = f.school_id
           AND i.feed_id = f.id AND i.created_at > $3) AS files
         FROM feed f WHERE f.school_id = $1 AND f.id = $2 AND f.revoked_at IS NULL`,
        [Number(schoolId), feedId, since],
      ),
    );
    if (!feed || !sameText(feed.hash, feedTokenHash(token))) throw refused();
    if (feed.files >= mostAnHour) {
      throw new HttpException(
        { title: 'Too many files', detail: `A feed takes ${mostAnHour} files an hour. Try again later.` },
        429,
      );
    }
    return true;
  }
}

/** The same for an unknown feed, an ended one and a wrong token. */
const refused = (): UnauthorizedException =>
  new UnauthorizedException({ title: 'This token opens no feed', detail: 'Nothing was taken in.' });
