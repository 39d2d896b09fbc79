import type { NestExpressApplication } from '@nestjs/platform-express';
import cookieParser from 'cookie-parser';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import type { Config } from '../config/config';

/** What every request passes before it reaches a route: headers of protection, cookies, bodies. */
export function addHttpLayers(app: NestExpressApplication, config: Config): void {
  app.set('trust proxy', config.trustedProxies);
  app.use(
    helmet({
      // The page sets its own policy with a nonce; the API's answers are not pages.
      contentSecurityPolicy: {
        useDefaults: false,
        directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
      },
      frameguard: { action: 'deny' },
      hsts: config.secureCookies,
    }),
  );
  app.use('/api', neverKept);
  app.use(cookieParser());
  app.useBodyParser('json', { limit: '1mb' });
}

/** Answers name pupils: no browser and no proxy keeps them, and going back after signing out shows nothing. */
function neverKept(_: Request, response: Response, next: NextFunction): void {
  response.setHeader('Cache-Control', 'no-store');
  next();
}
