import { Module, type DynamicModule } from '@nestjs/common';
import { capabilities } from './capabilities';
import { AccessModule } from './core/access/access.module';
import type { Config } from './core/config/config';
import { ConfigModule } from './core/config/config.module';
import { DatabaseModule } from './core/database/database.module';
import { HttpModule } from './core/http/http.module';
import { logging } from './core/http/log';
import { JobsModule } from './core/jobs/jobs.module';
import { Work } from './core/jobs/work';
import { LiveModule } from './core/live/live.module';
import { TimeModule } from './core/time/time.module';

const technical = [TimeModule, DatabaseModule, AccessModule, JobsModule];

/** The HTTP process. */
@Module({})
export class AppModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [ConfigModule.forRoot(config), logging(config), ...technical, HttpModule, LiveModule, ...capabilities],
    };
  }
}

/** The queue process: the same capabilities, no HTTP. */
@Module({})
export class WorkerModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: WorkerModule,
      imports: [ConfigModule.forRoot(config), logging(config), ...technical, ...capabilities],
      providers: [Work],
    };
  }
}
