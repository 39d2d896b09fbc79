import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module';
import { readConfig } from '../core/config/config';

/** Runs `act` with the application's parts, without HTTP or queue. */
export async function withApp<T>(act: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  const config = { ...readConfig(process.env), logLevel: process.env['LOG_LEVEL'] ?? 'error' };
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(config), { logger: ['error', 'warn'] });
  try {
    return await act(app);
  } finally {
    await app.close();
  }
}
