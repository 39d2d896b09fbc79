import { Injectable } from '@nestjs/common';
import { recordAudit } from '../../core/audit/record-audit';
import { Database, type Transaction } from '../../core/database/database';
import { badInput, conflict } from '../../core/http/problem.exception';
import { Clock } from '../../core/time/clock';
import { newId } from '../../core/time/new-id';
import type { Actor } from '../actor';
import { feedTokenHash, newFeedToken } from './feed-token';
import type { FeedWishDto } from './feeds.dto';
import { storedFeed } from './feeds.queries';

/** Sets feeds up, changes what is applied by itself, gives a new token, ends a feed. */
@Injectable()
export class ChangeFeed {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @returns the feed's id and its token, which nobody can look up later. */
  async add(schoolId: number, actor: Actor, wish: FeedWishDto): Promise<{ id: string; token: string }> {
    const id = newId();
    const token = newFeedToken();
    await this.database.inSchool(schoolId, async (tx) => {
      await refuseUnknownMapping(tx, schoolId, wish.savedMappingId);
      await tx.query(
        `INSERT INTO feed (school_id, id, name, saved_mapping_id, full_roll, most_changes, most_share, token_hash,
                           created_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          ...[schoolId, id, wish.name, wish.savedMappingId, wish.fullRoll, wish.mostChanges, wish.mostShare],
          ...[feedTokenHash(token), actor.staffId, this.clock.now()],
        ],
      );
      await this.record(tx, schoolId, actor, id, 'feed.added');
    });
    return { id, token };
  }

  async change(schoolId: number, actor: Actor, feedId: string, wish: FeedWishDto): Promise<void> {
    await this.database.inSchool(schoolId, async (tx) => {
      await requireRunning(tx, schoolId, feedId);
      await refuseUnknownMapping(tx, schoolId, wish.savedMappingId);
      await tx.query(
        `UPDATE feed SET name = $3, saved_mapping_id = $4, full_roll = $5, most_changes = $6, most_share = $7
         WHERE school_id = $1 AND id = $2`,
        [schoolId, feedId, wish.name, wish.savedMappingId, wish.fullRoll, wish.mostChanges, wish.mostShare],
      );
      await this.record(tx, schoolId, actor, feedId, 'feed.changed');
    });
  }

  /** The token before ends at once. */
  async renewToken(schoolId: number, actor: Actor, feedId: string): Promise<string> {
    const token = newFeedToken();
    await this.database.inSchool(schoolId, async (tx) => {
      await requireRunning(tx, schoolId, feedId);
      await tx.query('UPDATE feed SET token_hash = $3 WHERE school_id = $1 AND id = $2', [
        schoolId,
        feedId,
        feedTokenHash(token),
      ]);
      await this.record(tx, schoolId, actor, feedId, 'feed.token-renewed');
    });
    return token;
  }

  async revoke(schoolId: number, actor: Actor, feedId: string): Promise<void> {
    await this.database.inSchool(schoolId, async (tx) => {
      await requireRunning(tx, schoolId, feedId);
      await tx.query('UPDATE feed SET revoked_at = $3 WHERE school_id = $1 AND id = $2', [
        schoolId,
        feedId,
        this.clock.now(),
      ]);
      await this.record(tx, schoolId, actor, feedId, 'feed.revoked');
    });
  }

  private record(tx: Transaction, schoolId: number, actor: Actor, feedId: string, action: string): Promise<void> {
    const { accountId, why } = actor;
    const at = this.clock.now();
    return recordAudit(tx, { schoolId, at, accountId, action, why, subjectKind: 'feed', subjectIds: [feedId] });
  }
}

async function requireRunning(tx: Transaction, schoolId: number, feedId: string): Promise<void> {
  const { revokedAt } = await storedFeed(tx, schoolId, feedId);
  if (revokedAt) throw conflict('This feed has been ended', 'Set up another one.');
}

async function refuseUnknownMapping(tx: Transaction, schoolId: number, mappingId: string | null): Promise<void> {
  if (mappingId === null) return;
  const [found] = await tx.query<unknown[]>('SELECT 1 FROM saved_mapping WHERE school_id = $1 AND id = $2', [
    schoolId,
    mappingId,
  ]);
  if (!found) throw badInput('savedMappingId', 'There is no such mapping any more.');
}
