import { DataSource } from 'typeorm';
import { entities } from './entities';
import { migrations } from './migrations';
import { SnakeNaming } from './naming';

/** What both connections share; a statement that waits this long for a connection gives up and says so. */
const connectionTimeoutMs = 5_000;

/**
 * A data source for the given PostgreSQL URL: the owner's (migrations) or the app login's (everything else).
 * Dates stay text and the schema is only ever changed by migrations.
 */
export function createDataSource(url: string, { poolSize = 10 }: { poolSize?: number } = {}): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities,
    migrations,
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    poolSize,
    connectTimeoutMS: connectionTimeoutMs,
    extra: { connectionTimeoutMillis: connectionTimeoutMs },
    // The queue's own tables live in a schema of their own.
    schema: 'public',
  });
}
