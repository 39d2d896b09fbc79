import { Injectable } from '@nestjs/common';
import type { Delivery, JobHandler } from '../core/jobs/job';
import { HandlesJob } from '../core/jobs/job-handlers';
import { AnalyseSchool } from './analyse-school';

/** Analyses the cohorts that changed since they were last looked at: minutes, not a night, after the last mark. */
@Injectable()
@HandlesJob('analyse-changes')
export class AnalyseChangesJob implements JobHandler<'analyse-changes'> {
  readonly name = 'analyse-changes' as const;

  constructor(private readonly analyseSchool: AnalyseSchool) {}

  async handle(delivery: Delivery<'analyse-changes'>): Promise<void> {
    await this.analyseSchool.run(delivery.schoolId, { kind: 'changes', why: 'promised job', delivery });
  }
}
