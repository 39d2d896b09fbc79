import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import expressStaticGzip from 'express-static-gzip';

const oneYearSeconds = 31_536_000;
const nonceMark = 'CSP_NONCE';

const contentSecurityPolicy = (nonce: string): string =>
  [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data:`,
    `connect-src 'self'`,
    `worker-src 'self'`,
    `object-src 'none'`,
    `base-uri 'self'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ');

/** The service worker fetches the pages' files for a start without a network; it is new with every version. */
const serviceWorker = /[\\/]service-worker\.js(\.br|\.gz)?$/;
const serviceWorkerPolicy = `default-src 'none'; connect-src 'self'; frame-ancestors 'none'`;

/** Serves the built web app: files pre-compressed and cached for ever, every other path the page itself with a fresh nonce. */
export function serveWebApp(app: NestExpressApplication, webRoot: string): void {
  const page = readFileSync(join(webRoot, 'index.html'), 'utf8');
  app.use(
    expressStaticGzip(webRoot, {
      enableBrotli: true,
      orderPreference: ['br', 'gz'],
      index: false,
      serveStatic: {
        setHeaders: (response, path) => {
          if (serviceWorker.test(path)) response.setHeader('Content-Security-Policy', serviceWorkerPolicy);
          const hashed = /-[A-Z0-9]{8}\.\w+(\.br|\.gz)?$/.test(path);
          response.setHeader('Cache-Control', hashed ? `public, max-age=${oneYearSeconds}, immutable` : 'no-cache');
        },
      },
    }),
  );
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (request.method !== 'GET' || request.path.startsWith('/api/') || /\.\w+$/.test(request.path)) return next();
    const nonce = randomBytes(16).toString('base64');
    response.setHeader('Content-Security-Policy', contentSecurityPolicy(nonce));
    response.setHeader('Cache-Control', 'no-store');
    response.type('html').send(page.replaceAll(nonceMark, nonce));
  });
}
