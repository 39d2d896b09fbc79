import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Dispatcher } from './dispatcher';
import { JobHandlers } from './job-handlers';
import { Recurring } from './recurring';

/** What both processes know of jobs; only the queue process adds Work. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [JobHandlers, Dispatcher, Recurring],
  exports: [JobHandlers, Dispatcher, Recurring],
})
export class JobsModule {}
