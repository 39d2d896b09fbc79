import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
import type { ActName, Acts } from './bench/act';
import { productDeeds } from './bench/product';
import { readConfig } from './core/config/config';

/** What comes from the benchmark over the channel to the parent process. */
type Asked = { [Name in ActName]: { id: number; act: Name; asks: Acts[Name]['asks'] } }[ActName];

/** Does what the benchmark (tools/bench) asks, one act after the other, and answers over the same channel. */
async function main(): Promise<void> {
  const config = { ...readConfig(process.env), logLevel: 'error' };
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(config), { logger: ['error', 'warn'] });
  // The channel is how it is asked: without it there is nobody to work for.
  process.once('disconnect', () => void app.close().finally(() => process.exit(0)));
  const deeds = productDeeds(app, config);
  process.on('message', ({ id, act, asks }: Asked) => {
    (deeds[act] as (asked: typeof asks) => Promise<object>)(asks).then(
      (answer) => process.send?.({ id, answer }),
      (error: unknown) =>
        process.send?.({ id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
  process.send?.({ ready: true });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
