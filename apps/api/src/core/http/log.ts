import { LoggerModule } from 'nestjs-pino';
import type { Config } from '../config/config';

/** One JSON line a request: method, route, status, time. No address, no body, no query: those can name a pupil. */
export const logging = (config: Config) =>
  LoggerModule.forRoot({
    pinoHttp: {
      level: config.logLevel,
      serializers: {
        req: (request: { id: unknown; method: string; raw?: { route?: { path?: string } } }) => ({
          id: request.id,
          method: request.method,
          route: request.raw?.route?.path ?? null,
        }),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      },
    },
  });
