import { DataSource, type Logger } from 'typeorm';
import type { Config } from '../core/config/config';
import { createApp } from '../create-app';
import type { Statement } from './act';

/** Keeps what is sent to the database. */
class Recorder implements Logger {
  readonly statements: Statement[] = [];

  logQuery(text: string, values?: unknown[]): void {
    this.statements.push({ text, values: values ?? [] });
  }

  logQueryError(): void {
    // The request then fails, and that is noticed.
  }

  logQuerySlow(): void {
    // Every statement is recorded already.
  }

  logSchemaBuild(): void {
    // The schema is not changed here.
  }

  logMigration(): void {
    // Nothing is migrated here.
  }

  log(): void {
    // Nothing but statements is of interest.
  }
}

/** Answers one GET over HTTP in an application of its own. @returns the statements of that request, in order. */
export async function recordStatements(config: Config, path: string, cookie: string): Promise<Statement[]> {
  const app = await createApp({ ...config, webRoot: null, logLevel: 'silent' });
  try {
    await app.listen(0, '127.0.0.1');
    const url = new URL(path, await app.getUrl());
    // The first request prepares what the others find ready.
    await read(url, cookie);
    const recorder = new Recorder();
    app.get(DataSource, { strict: false }).logger = recorder;
    await read(url, cookie);
    return recorder.statements;
  } finally {
    await app.close();
  }
}

async function read(url: URL, cookie: string): Promise<void> {
  const response = await fetch(url, { headers: { cookie } });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${url.pathname} answered ${response.status}.`);
}
