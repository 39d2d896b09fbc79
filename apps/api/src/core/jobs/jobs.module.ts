import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Dispatcher } from './dispatcher';
import { JobFailures } from './job-failures';
import { JobHandlers } from './job-handlers';
import { Recurring } from './recurring';

/** What both processes know of jobs; only the queue process adds Work. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [JobHandlers, JobFailures, Dispatcher, Recurring],
  exports: [JobHandlers, JobFailures, Dispatcher, Recurring],
})
export class JobsModule {}
