import { Injectable } from '@nestjs/common';
import type { Delivery, JobHandler } from '../core/jobs/job';
import { HandlesJob } from '../core/jobs/job-handlers';
import { RuleTrials } from './rule-trials';
import { TryRules } from './try-rules';

@Injectable()
@HandlesJob('try-rules')
export class TryRulesJob implements JobHandler<'try-rules'> {
  readonly name = 'try-rules' as const;

  constructor(
    private readonly tryRules: TryRules,
    private readonly trials: RuleTrials,
  ) {}

  async handle(delivery: Delivery<'try-rules'>): Promise<void> {
    const { schoolId, payload } = delivery;
    try {
      await this.trials.finish(delivery, await this.tryRules.run(schoolId, payload.trialId));
    } catch (error) {
      // Where the database is away nothing can be said; the promise stays either way.
      await this.trials.fail(schoolId, payload.trialId).catch(() => undefined);
      throw error;
    }
  }
}
