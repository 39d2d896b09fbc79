import type { IncomingMessage } from 'node:http';
import { LoggerModule } from 'nestjs-pino';
import type { Options } from 'pino-http';
import type { Config } from '../config/config';

/** One JSON line a request: method, route, status, time. No address, no body, no query: those can name a pupil. */
export const logOptions = (config: Pick<Config, 'logLevel'>): Options => ({
  level: config.logLevel,
  // Known at the end only: a request is logged under the route that answered it.
  customSuccessObject: (request, _, line: object) => ({ ...line, route: routeOf(request) }),
  customErrorObject: (request, _, __, line: object) => ({ ...line, route: routeOf(request) }),
  serializers: {
    req: (request: { id: unknown; method: string }) => ({ id: request.id, method: request.method }),
    res: (response: { statusCode: number }) => ({ status: response.statusCode }),
  },
});

const routeOf = (request: IncomingMessage & { route?: { path?: string } }): string | null =>
  request.route?.path ?? null;

export const logging = (config: Config) => LoggerModule.forRoot({ pinoHttp: logOptions(config) });
