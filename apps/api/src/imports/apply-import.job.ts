import { Injectable } from '@nestjs/common';
import type { Delivery, JobHandler } from '../core/jobs/job';
import { HandlesJob } from '../core/jobs/job-handlers';
import { ApplyImport } from './apply-import';

@Injectable()
@HandlesJob('apply-import')
export class ApplyImportJob implements JobHandler<'apply-import'> {
  readonly name = 'apply-import';

  constructor(private readonly applyImport: ApplyImport) {}

  handle(delivery: Delivery<'apply-import'>): Promise<void> {
    return this.applyImport.run(delivery.schoolId, delivery.payload.importId, delivery);
  }
}
