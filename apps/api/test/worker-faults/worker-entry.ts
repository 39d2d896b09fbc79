import 'reflect-metadata';
import { Test } from '@nestjs/testing';
import { Logger } from 'nestjs-pino';
import { WorkerModule } from '../../src/app.module';
import { readConfig } from '../../src/core/config/config';
import { Clock } from '../../src/core/time/clock';

/** The time of a school morning that the test has chosen, and running from there. */
class ShiftedClock extends Clock {
  private readonly shift = Number(process.env['HEADWAY_TEST_CLOCK_SHIFT']);

  override now(): Date {
    return new Date(Date.now() + this.shift);
  }
}

/** The queue process as it is, but for the clock. */
async function main(): Promise<void> {
  const module = await Test.createTestingModule({ imports: [WorkerModule.forRoot(readConfig(process.env))] })
    .overrideProvider(Clock)
    .useValue(new ShiftedClock())
    .compile();
  module.useLogger(module.get(Logger));
  module.enableShutdownHooks();
  await module.init();
  process.send?.('ready');
  // Should the test die, so does what it started.
  process.on('disconnect', () => process.exit(0));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
