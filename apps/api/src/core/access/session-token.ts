import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export const sessionCookie = 'headway_session';
export const csrfCookie = 'XSRF-TOKEN';
export const csrfHeader = 'x-xsrf-token';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const newSessionToken = (): string => randomBytes(32).toString('base64url');
/** What the database keeps of a session token. */
export const hashOf = (token: string): string => sha256(`session:${token}`);
/** The token a page must send back with every write. It follows from the session's, which no script can read. */
export const csrfTokenOf = (token: string): string => sha256(`csrf:${token}`);

export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
