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
  };
}
