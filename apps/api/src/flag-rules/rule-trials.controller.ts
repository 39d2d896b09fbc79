import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Caller, InSchool } from '../core/access/caller';
import { Permit } from '../core/access/route-access';
import { NeedsVersion } from '../core/http/if-match';
import { TryDraftDto } from './rule-settings.dto';
import { RuleTrialDto, TrialChangesDto, TrialChangesQuery } from './rule-trials.dto';
import { RuleTrialsQueries } from './rule-trials.queries';
import { StopTrial } from './stop-trial';
import { TryDraft } from './try-draft';

@ApiTags('flag-rules')
@Controller('api/v1/schools/:schoolId/rule-trials')
export class RuleTrialsController {
  constructor(
    private readonly queries: RuleTrialsQueries,
    private readonly trying: TryDraft,
    private readonly stopping: StopTrial,
  ) {}

  /** Tries the draft out on the windows of the last two years; If-Match is the draft's version. */
  @Post()
  @HttpCode(202)
  @Permit('rules.write')
  @NeedsVersion()
  tryRuleDraft(
    @InSchool() caller: Caller,
    @Body() body: TryDraftDto,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    return this.trying.run(caller, body, ifMatch);
  }

  /** How a try-out goes, and what it found in numbers. */
  @Get(':trialId')
  @Permit('rules.write')
  getRuleTrial(@InSchool() caller: Caller, @Param('trialId', ParseUUIDPipe) trialId: string): Promise<RuleTrialDto> {
    return this.queries.one(caller, trialId);
  }

  /** Whom the draft would add and drop. */
  @Get(':trialId/changes')
  @Permit('rules.write')
  listTrialChanges(
    @InSchool() caller: Caller,
    @Param('trialId', ParseUUIDPipe) trialId: string,
    @Query() query: TrialChangesQuery,
  ): Promise<TrialChangesDto> {
    return this.queries.changes(caller, trialId, query);
  }

  /** Ends a try-out that is under way. */
  @Post(':trialId/stop')
  @HttpCode(204)
  @Permit('rules.write')
  stopRuleTrial(@InSchool() caller: Caller, @Param('trialId', ParseUUIDPipe) trialId: string): Promise<void> {
    return this.stopping.run(caller, trialId);
  }
}
