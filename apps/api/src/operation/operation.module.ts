import { Module } from '@nestjs/common';
import { BackgroundWorkController } from './background-work.controller';
import { BackgroundWorkQueries } from './background-work.queries';
import { Metrics } from './metrics';
import { MetricsController } from './metrics.controller';
import { RetryJob } from './retry-job';

/** What whoever runs Headway looks at: background work, and counts for a monitoring system. */
@Module({
  controllers: [BackgroundWorkController, MetricsController],
  providers: [BackgroundWorkQueries, Metrics, RetryJob],
})
export class OperationModule {}
