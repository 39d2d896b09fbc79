import { Injectable } from '@nestjs/common';
import type { Delivery, JobHandler } from '../core/jobs/job';
import { HandlesJob } from '../core/jobs/job-handlers';
import { EstimateImpact } from './estimate-impact';

@Injectable()
@HandlesJob('estimate-impact')
export class EstimateImpactJob implements JobHandler<'estimate-impact'> {
  readonly name = 'estimate-impact';

  constructor(private readonly estimating: EstimateImpact) {}

  async handle(delivery: Delivery<'estimate-impact'>): Promise<void> {
    await this.estimating.run(delivery);
  }
}
