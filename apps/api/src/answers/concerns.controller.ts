import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InSchool, type Caller } from '../core/access/caller';
import { Permit } from '../core/access/route-access';
import { NeedsVersion } from '../core/http/if-match';
import { CloseConcernDto, ConcernDto, PupilConcernsDto, RaiseConcernDto } from './answers.dto';
import { AnswersQueries } from './answers.queries';
import { CloseConcern } from './close-concern';
import { RaiseConcern } from './raise-concern';
import { TakeBackConcern } from './take-back-concern';

@ApiTags('concerns')
@Controller('api/v1/schools/:schoolId')
export class ConcernsController {
  constructor(
    private readonly queries: AnswersQueries,
    private readonly raising: RaiseConcern,
    private readonly closing: CloseConcern,
    private readonly takingBack: TakeBackConcern,
  ) {}

  /** Everything colleagues have been worried about, newest first. */
  @Get('pupils/:pupilId/concerns')
  @Permit('flags.read')
  listConcerns(
    @InSchool() caller: Caller,
    @Param('pupilId', ParseUUIDPipe) pupilId: string,
  ): Promise<PupilConcernsDto> {
    return this.queries.concerns(caller, pupilId);
  }

  /** Says in words what worries somebody who teaches the pupil. */
  @Post('pupils/:pupilId/concerns')
  @Permit('concerns.write')
  raiseConcern(
    @InSchool() caller: Caller,
    @Param('pupilId', ParseUUIDPipe) pupilId: string,
    @Body() concern: RaiseConcernDto,
  ): Promise<ConcernDto> {
    return this.raising.run(caller, pupilId, concern);
  }

  /** Says why it is no longer a concern. */
  @Post('concerns/:concernId/close')
  @HttpCode(200)
  @Permit('concerns.write')
  @NeedsVersion()
  closeConcern(
    @InSchool() caller: Caller,
    @Param('concernId', ParseUUIDPipe) concernId: string,
    @Body() { why }: CloseConcernDto,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<ConcernDto> {
    return this.closing.run({ caller, concernId, ifMatch, closedWhy: why });
  }

  /** Takes back one's own concern, within a day. */
  @Post('concerns/:concernId/undo')
  @HttpCode(204)
  @Permit('concerns.write')
  @NeedsVersion()
  takeBackConcern(
    @InSchool() caller: Caller,
    @Param('concernId', ParseUUIDPipe) concernId: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    return this.takingBack.run({ caller, concernId, ifMatch });
  }
}
