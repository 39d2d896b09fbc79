import { Injectable } from '@nestjs/common';
import type { Delivery, JobHandler } from '../core/jobs/job';
import { HandlesJob } from '../core/jobs/job-handlers';
import { CheckImport } from './check-import';

@Injectable()
@HandlesJob('check-import')
export class CheckImportJob implements JobHandler<'check-import'> {
  readonly name = 'check-import';

  constructor(private readonly checkImport: CheckImport) {}

  handle(delivery: Delivery<'check-import'>): Promise<void> {
    return this.checkImport.run(delivery.schoolId, delivery.payload.importId, delivery);
  }
}
