import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { CONFIG, type Config } from '../core/config/config';

export interface Mail {
  to: string;
  subject: string;
  text: string;
  /** The same when it is sent again, so that mailboxes can see that it is the same. */
  messageId: string;
}

const timeoutMs = 10_000;

/** Hands e-mails to the mail server that Headway was told of. */
@Injectable()
export class MailServer implements OnApplicationShutdown {
  private readonly transport: Transporter | null;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    const waits = { connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs };
    this.transport = config.mail ? createTransport({ url: config.mail.smtpUrl, ...waits }) : null;
  }

  /** Where links lead to; null: no e-mail is sent here. */
  get pagesUrl(): string | null {
    return this.config.mail?.pagesUrl ?? null;
  }

  /** @throws when the server does not take it; without the address, because failures are kept and shown. */
  async send({ messageId, ...mail }: Mail): Promise<void> {
    if (!this.config.mail || !this.transport) throw new Error('No mail server is set.');
    const { from } = this.config.mail;
    try {
      const domain = from.replace(/^.*@/, '').replace(/>.*$/, '');
      await this.transport.sendMail({ from, ...mail, messageId: `<${messageId}@${domain}>` });
    } catch (error) {
      const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
      throw new Error(`The mail server did not take an e-mail: ${String(responseCode ?? code ?? 'unknown')}.`);
    }
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }
}
