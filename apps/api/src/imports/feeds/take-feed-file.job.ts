import { Injectable } from '@nestjs/common';
import { Database } from '../../core/database/database';
import type { Delivery, JobHandler } from '../../core/jobs/job';
import { HandlesJob } from '../../core/jobs/job-handlers';
import { keepPromise } from '../../core/jobs/outbox';
import { TakeFeedFile } from './take-feed-file';

@Injectable()
@HandlesJob('take-feed-file')
export class TakeFeedFileJob implements JobHandler<'take-feed-file'> {
  readonly name = 'take-feed-file';

  constructor(
    private readonly database: Database,
    private readonly taking: TakeFeedFile,
  ) {}

  async handle(delivery: Delivery<'take-feed-file'>): Promise<void> {
    await this.taking.goOn(delivery.schoolId, delivery.payload.importId);
    await this.database.inSchool(delivery.schoolId, (tx) => keepPromise(tx, delivery));
  }
}
