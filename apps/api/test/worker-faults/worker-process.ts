import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** What its connections are called in the database. */
export const workerName = 'worker-under-fault';

/** A queue process that can be killed and started again. */
export class WorkerProcess {
  private child: ChildProcess | null = null;
  private meant = false;
  private said = '';
  /** Ends that nobody asked for. */
  readonly crashes: string[] = [];

  constructor(
    private readonly file: string,
    private readonly environment: Record<string, string>,
  ) {}

  async start(): Promise<void> {
    const child = fork(this.file, {
      cwd: path.resolve(__dirname, '../../../..'),
      // Where the packages are that are not part of the bundle.
      env: {
        ...process.env,
        NODE_PATH: path.resolve(__dirname, '../../../../node_modules'),
        PGAPPNAME: workerName,
        LOG_LEVEL: 'warn',
        ...this.environment,
      },
      execArgv: [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.meant = false;
    const hear = (text: Buffer): void => void (this.said = (this.said + text.toString()).slice(-20_000));
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code, signal) => {
      if (!this.meant) this.crashes.push(`ended with ${code ?? signal}:\n${this.said.slice(-4_000)}`);
    });
    this.child = child;
    const [what] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
    if (what !== 'ready') throw new Error(`The queue process did not start:\n${this.said}`);
  }

  /** The last it wrote to its log. */
  log(): string {
    return this.said;
  }

  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  stop(): Promise<void> {
    return this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    this.meant = true;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}
