/** Everything the processes are told from outside. */
export interface Config {
  /** The app login's connection: owns nothing, under row-level security. */
  readonly appUrl: string;
  /** Set: the queue runs on Redis. Otherwise on PostgreSQL. */
  readonly redisUrl: string | null;
  readonly port: number;
  /** Cookies are marked Secure (set behind TLS). */
  readonly secureCookies: boolean;
  /** Folder of the built web app, or null when something else serves it. */
  readonly webRoot: string | null;
  readonly logLevel: string;
  /** How many proxies in front may be believed about the caller's address. */
  readonly trustedProxies: number;
  /** Folder into which other systems put files, or null. */
  readonly feedFolder: string | null;
  /** Set: people may have their notices by e-mail too. */
  readonly mail: MailConfig | null;
  /** Whoever brings it may read the metrics; null: nobody. */
  readonly metricsToken: string | null;
}

export interface MailConfig {
  /** smtp:// or smtps://, with name and password where the server asks for them. */
  readonly smtpUrl: string;
  readonly from: string;
  /** Where the pages are, for the links; without a slash at the end. */
  readonly pagesUrl: string;
}

export const CONFIG = Symbol('Config');

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

function wholeNumber(name: string, text: string | undefined, fallback: number, most: number): number {
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > most) {
    throw new Error(`${name} must be a whole number from 0 to ${most}; it is "${text}".`);
  }
  return value;
}

function urlOf(name: string, text: string | undefined, protocols: readonly string[]): string {
  const url = text && URL.canParse(text) ? new URL(text) : null;
  if (!text || !url || !protocols.includes(url.protocol)) {
    throw new Error(`${name} must be an address that begins with ${protocols.map((one) => `${one}//`).join(' or ')}.`);
  }
  return text.replace(/\/+$/, '');
}

function mailConfig(env: NodeJS.ProcessEnv): MailConfig | null {
  if (!env['HEADWAY_SMTP_URL']) return null;
  const from = env['HEADWAY_MAIL_FROM'];
  if (!from?.includes('@')) throw new Error('HEADWAY_MAIL_FROM must be the address that e-mails come from.');
  return {
    smtpUrl: urlOf('HEADWAY_SMTP_URL', env['HEADWAY_SMTP_URL'], ['smtp:', 'smtps:']),
    from,
    pagesUrl: urlOf('HEADWAY_PAGES_URL', env['HEADWAY_PAGES_URL'], ['http:', 'https:']),
  };
}

/** Reads the environment; a wrong or missing setting stops the start with its name and what it should be. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const appUrl = env['DATABASE_APP_URL'];
  if (!appUrl) throw new Error('DATABASE_APP_URL is not set: the connection of the login that "migrate" creates.');
  const logLevel = env['LOG_LEVEL'] ?? 'info';
  if (!logLevels.includes(logLevel)) throw new Error(`LOG_LEVEL must be one of ${logLevels.join(', ')}.`);
  return {
    appUrl,
    redisUrl: env['REDIS_URL'] || null,
    port: wholeNumber('PORT', env['PORT'], 3000, 65_535),
    secureCookies: env['SECURE_COOKIES'] === 'true',
    webRoot: env['WEB_ROOT'] || null,
    logLevel,
    trustedProxies: wholeNumber('TRUSTED_PROXIES', env['TRUSTED_PROXIES'], 0, 10),
    feedFolder: env['HEADWAY_FEED_FOLDER'] || null,
    mail: mailConfig(env),
    metricsToken: env['HEADWAY_METRICS_TOKEN'] || null,
  };
}
