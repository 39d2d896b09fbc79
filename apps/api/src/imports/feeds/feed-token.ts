import { createHash, randomBytes } from 'node:crypto';

export const newFeedToken = (): string => `hwf_${randomBytes(32).toString('base64url')}`;

/** What the database keeps of a feed's token. */
export const feedTokenHash = (token: string): string => createHash('sha256').update(`feed:${token}`).digest('hex');
