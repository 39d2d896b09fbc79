import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { webcrypto } from 'node:crypto';
import { TextDecoder, TextEncoder } from 'node:util';
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';

/** Copies as a browser's database does, keys that cannot be read included. */
function structuredClone(value: unknown): unknown {
  const { port1, port2 } = new MessageChannel();
  port1.postMessage(value);
  const copy: unknown = receiveMessageOnPort(port2)?.message;
  port1.close();
  return copy;
}

/** What jsdom lacks of a browser: a database, encryption, and copying. Every call starts with an empty database. */
export function installBrowserStorage(): void {
  const parts = { structuredClone, TextEncoder, TextDecoder, indexedDB: new IDBFactory(), crypto: webcrypto };
  for (const [name, value] of Object.entries(parts)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
}
