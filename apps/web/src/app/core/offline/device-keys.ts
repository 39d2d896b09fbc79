import type { OpenKeys, StoredKeys } from './device-database';
import { newId } from '../new-id';

const encoder = new TextEncoder();
const HALF_BYTES = 32;

/** New keys for an account: half of what they are made of stays here, half on the server. */
export async function newKeys(accountId: string, serverHalf: string) {
  const bytes = crypto.getRandomValues(new Uint8Array(HALF_BYTES));
  const half = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveKey']);
  bytes.fill(0);
  const open = await openKeys(half, serverHalf);
  const keys: StoredKeys = { id: newId(), half, owner: await keyedHash(open, accountId), open };
  return { keys, open };
}

/** Both keys out of the two halves (HKDF, RFC 5869): neither half opens anything alone. */
export async function openKeys(half: CryptoKey, serverHalf: string): Promise<OpenKeys> {
  const from = (purpose: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: encoder.encode(serverHalf),
    info: encoder.encode(`headway ${purpose}`),
  });
  const [seal, name] = await Promise.all([
    crypto.subtle.deriveKey(from('seal'), half, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
    crypto.subtle.deriveKey(from('name'), half, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign']),
  ]);
  return { seal, name };
}

/** A hash that nobody can repeat without the keys, as hex. */
export async function keyedHash(keys: OpenKeys, text: string): Promise<string> {
  const hash = await crypto.subtle.sign('HMAC', keys.name, encoder.encode(text));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
