import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { expect } from '@playwright/test';

const root = path.resolve(__dirname, '../../..');

/** An API of a journey's own beside the one all share, on the same database: one that can be killed. */
export class OwnApi {
  private child: ChildProcess | null = null;

  private constructor(private readonly port: number) {}

  static async start(): Promise<OwnApi> {
    const api = new OwnApi(await freePort());
    await api.start();
    return api;
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  async start(): Promise<void> {
    const environment = { ...process.env };
    // As it is served: it works as the app's login, not as the owner.
    delete environment['DATABASE_URL'];
    this.child = spawn(process.execPath, [path.join(root, 'dist/apps/api/main.js')], {
      stdio: 'ignore',
      env: {
        WEB_ROOT: path.join(root, 'dist/apps/web/browser'),
        ...environment,
        NODE_ENV: 'production',
        PORT: String(this.port),
      },
    });
    await expect
      .poll(
        () =>
          fetch(`${this.url}/api/health`)
            .then(({ status }) => status)
            .catch(() => 0),
        { timeout: 30_000 },
      )
      .toBe(200);
  }

  /** Ends it at once, whatever it is doing. */
  async kill(): Promise<void> {
    const { child } = this;
    this.child = null;
    if (!child) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
