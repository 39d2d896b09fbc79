import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InSchool, type Caller } from '../core/access/caller';
import { Permit } from '../core/access/route-access';
import { LatestAnalysisDto, ProgressPageDto, ProgressQuery } from './analysis.dto';
import { AnalysisQueries } from './analysis.queries';
import { AskForAnalysis } from './ask-for-analysis';
import { CancelAnalysis } from './cancel-analysis';

@ApiTags('analysis')
@Controller('api/v1/schools/:schoolId')
export class AnalysisController {
  constructor(
    private readonly queries: AnalysisQueries,
    private readonly asking: AskForAnalysis,
    private readonly cancelling: CancelAnalysis,
  ) {}

  /** The latest run of the analysis with its progress, and whether another one waits. */
  @Get('analysis-runs/latest')
  @Permit('school.read')
  latestAnalysis(@InSchool() caller: Caller): Promise<LatestAnalysisDto> {
    return this.queries.latest(caller);
  }

  /** Analyses the school again, as soon as the queue comes to it. */
  @Post('analyse')
  @HttpCode(202)
  @Permit('analysis.run')
  askForAnalysis(@InSchool() caller: Caller): Promise<void> {
    return this.asking.run(caller);
  }

  /** Asks the analysis that runs to end; nothing of it holds then. */
  @Post('analysis-runs/latest/cancel')
  @HttpCode(202)
  @Permit('analysis.run')
  cancelAnalysis(@InSchool() caller: Caller): Promise<void> {
    return this.cancelling.run(caller);
  }

  /** Position and progress of the pupils in one subject and window. */
  @Get('progress')
  @Permit('results.read')
  listProgress(@InSchool() caller: Caller, @Query() query: ProgressQuery): Promise<ProgressPageDto> {
    return this.queries.progress(caller, query);
  }
}
