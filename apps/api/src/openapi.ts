import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
import type { Config } from './core/config/config';
import { describeApi } from './core/http/open-api';

/** Writes the API's description to the file named first; needs no database. */
async function main(): Promise<void> {
  const [, , path] = process.argv;
  if (!path) throw new Error('Say where to write the description: node openapi.js FILE');
  const config: Config = {
    appUrl: '',
    redisUrl: null,
    port: 0,
    secureCookies: false,
    webRoot: null,
    logLevel: 'silent',
    trustedProxies: 0,
    feedFolder: null,
    mail: null,
    metricsToken: null,
  };
  const app = await NestFactory.create(AppModule.forRoot(config), { logger: ['error'], preview: true });
  writeFileSync(path, `${JSON.stringify(describeApi(app), null, 1)}\n`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
