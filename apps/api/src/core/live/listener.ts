import { Client } from 'pg';

/** How long to wait before connecting again after the database went away. */
const reconnectMs = 1_000;

/**
 * One connection that LISTENs to channels for as long as the process lives, connecting again when it is lost.
 * @param onGap called after every (re)connection: notices may have been missed before it.
 */
export class Listener {
  private client: Client | null = null;
  private stopped = false;
  private retry: NodeJS.Timeout | null = null;

  constructor(
    private readonly url: string,
    private readonly channels: readonly string[],
    private readonly onNotice: (channel: string, payload: string) => void,
    private readonly onGap: () => void = () => undefined,
  ) {}

  async start(): Promise<void> {
    const client = new Client({ connectionString: this.url, connectionTimeoutMillis: 5_000 });
    client.on('notification', ({ channel, payload }) => this.onNotice(channel, payload ?? ''));
    client.on('error', () => this.reconnect(client));
    client.on('end', () => this.reconnect(client));
    this.client = client;
    try {
      await client.connect();
      for (const channel of this.channels) await client.query(`LISTEN "${channel}"`);
      this.onGap();
    } catch {
      this.reconnect(client);
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.retry) clearTimeout(this.retry);
    await this.client?.end().catch(() => undefined);
  }

  private reconnect(lost: Client): void {
    if (this.stopped || this.client !== lost) return;
    this.client = null;
    void lost.end().catch(() => undefined);
    this.retry = setTimeout(() => void this.start(), reconnectMs);
  }
}
