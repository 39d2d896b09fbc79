import { Injectable } from '@nestjs/common';
import type { Delivery, JobHandler } from '../core/jobs/job';
import { HandlesJob } from '../core/jobs/job-handlers';
import { AnalyseSchool } from './analyse-school';

@Injectable()
@HandlesJob('analyse-school')
export class AnalyseSchoolJob implements JobHandler<'analyse-school'> {
  readonly name = 'analyse-school' as const;

  constructor(private readonly analyseSchool: AnalyseSchool) {}

  async handle(delivery: Delivery<'analyse-school'>): Promise<void> {
    await this.analyseSchool.run(delivery.schoolId, { kind: 'whole', why: 'promised job', delivery });
  }
}
