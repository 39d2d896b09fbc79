import { Module } from '@nestjs/common';
import { BackgroundWorkController } from './background-work.controller';
import { BackgroundWorkQueries } from './background-work.queries';
import { RetryJob } from './retry-job';

/** What whoever runs Headway looks at: background work. */
@Module({ controllers: [BackgroundWorkController], providers: [BackgroundWorkQueries, RetryJob] })
export class OperationModule {}
