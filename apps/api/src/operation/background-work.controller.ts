import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Caller, InSchool } from '../core/access/caller';
import { Permit } from '../core/access/route-access';
import { BackgroundWorkDto } from './background-work.dto';
import { BackgroundWorkQueries } from './background-work.queries';
import { RetryJob } from './retry-job';

@ApiTags('jobs')
@Controller('api/v1/schools/:schoolId/jobs')
export class BackgroundWorkController {
  constructor(
    private readonly queries: BackgroundWorkQueries,
    private readonly retrying: RetryJob,
  ) {}

  /** What waits for the queue process, and what failed for good and why; the latter first. */
  @Get()
  @Permit('jobs.operate')
  listJobs(@InSchool() caller: Caller): Promise<BackgroundWorkDto> {
    return this.queries.list(caller);
  }

  /** Tries failed work again, at once. */
  @Post(':jobId/retry')
  @HttpCode(202)
  @Permit('jobs.operate')
  retryJob(@InSchool() caller: Caller, @Param('jobId') jobId: number): Promise<void> {
    return this.retrying.run(caller, jobId);
  }
}
