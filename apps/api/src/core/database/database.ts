import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** A running transaction: everything in it happens, or none of it. */
export type Transaction = EntityManager;

/**
 * The only door to the database. A transaction belongs to one query or write and to one school: the policies of
 * every table compare with the school set here.
 */
@Injectable()
export class Database implements OnApplicationShutdown {
  private readonly open = new AsyncLocalStorage<true>();

  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** Runs `work` in one transaction that sees and writes the rows of one school only. */
  async inSchool<T>(schoolId: number, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.transaction(async (tx) => {
      await tx.query(`SELECT set_config('app.school', $1, true)`, [String(schoolId)]);
      return work(tx);
    });
  }

  /** Runs `work` in one transaction on what no school owns: accounts, sessions, the list of schools, the outbox. */
  async shared<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.transaction(work);
  }

  /** Whether the database answers. */
  async ping(): Promise<void> {
    await this.dataSource.query('SELECT 1');
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  private async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    // A second transaction inside one would wait for a connection that its own caller holds.
    if (this.open.getStore()) throw new Error('A transaction is already running here: pass it on.');
    return this.open.run(true, () => this.dataSource.transaction(work));
  }
}
