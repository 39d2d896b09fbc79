import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import helmet from 'helmet';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module';
import { routesWithAccess } from './core/access/check-routes';
import type { Config } from './core/config/config';
import { addHttpLayers } from './core/http/http-layers';
import { describeApi } from './core/http/open-api';
import { serveWebApp } from './core/http/web-app';

/** The HTTP application, ready to listen. Does not start when a route does not say who may use it. */
export async function createApp(config: Config): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(config), {
    bufferLogs: true,
    // Event streams stay open until the browser leaves; stopping must not wait for them.
    forceCloseConnections: true,
  });
  app.useLogger(app.get(Logger));
  addHttpLayers(app, config);
  app.use(
    '/api/docs',
    helmet.contentSecurityPolicy({
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        scriptSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        frameAncestors: ["'none'"],
      },
    }),
  );
  app.enableShutdownHooks();
  routesWithAccess(app);
  SwaggerModule.setup('api/docs', app, () => describeApi(app));
  if (config.webRoot) serveWebApp(app, config.webRoot);
  return app;
}
