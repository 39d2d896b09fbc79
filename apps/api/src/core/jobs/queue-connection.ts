import { createPostgresBackend, setDefaultBackendFactory, type ConnectionOptions } from 'bullmq';
import { Redis } from 'ioredis';
import { Pool } from 'pg';
import type { Config } from '../config/config';

export const queueName = 'headway';
const queueSchema = 'bullmq';
const mostPostgresConnections = 12;

/** A connection for queues and workers, and how to close it. */
export interface QueueConnection {
  readonly connection: ConnectionOptions;
  /** Keys begin with the database's name, so that two Headways can share a Redis without taking each other's jobs. */
  readonly prefix: string;
  close(): Promise<void>;
}

/** Opens the queue's back end: Redis when its URL is set, otherwise PostgreSQL. The rest of the code is the same for both. */
export function openQueueConnection(config: Pick<Config, 'appUrl' | 'redisUrl'>): QueueConnection {
  const prefix = `headway-${new URL(config.appUrl).pathname.slice(1)}`;
  if (config.redisUrl) {
    setDefaultBackendFactory();
    const redis = new Redis(config.redisUrl, { maxRetriesPerRequest: null });
    // BullMQ reports errors of the connection itself; without a listener here a lost Redis would end the process.
    redis.on('error', () => undefined);
    return {
      connection: redis,
      prefix,
      close: async () => {
        redis.disconnect();
      },
    };
  }
  setDefaultBackendFactory(createPostgresBackend);
  const pool = new Pool({
    connectionString: config.appUrl,
    max: mostPostgresConnections,
    options: `-c search_path=${queueSchema}`,
    connectionTimeoutMillis: 5_000,
  });
  pool.on('error', () => undefined);
  // BullMQ types its options for Redis; the PostgreSQL back end takes the pool in the same place.
  return { connection: pool as ConnectionOptions, prefix, close: () => pool.end() };
}
