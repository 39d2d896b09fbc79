import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Caller, InSchool } from '../core/access/caller';
import { Permit } from '../core/access/route-access';
import { ClassTargetsDto, ClassTargetsQuery } from './class-targets.dto';
import { ClassTargetsQueries } from './class-targets.queries';
import { EndWorkingTo } from './end-working-to';
import { ReopenWorkingTo } from './reopen-working-to';
import { SetForecasts } from './set-forecasts';
import { SetTargets } from './set-targets';
import { SetWorkingTo } from './set-working-to';
import { TakeBackWorkingTo } from './take-back-working-to';
import {
  EndWorkingToDto,
  PointsSetDto,
  PupilTargetsDto,
  ReopenWorkingToDto,
  SetForecastsDto,
  SetTargetsDto,
  SetWorkingToDto,
  TakeBackWorkingToDto,
} from './targets.dto';
import { TargetsQueries } from './targets.queries';

@ApiTags('assessments')
@Controller('api/v1/schools/:schoolId')
export class TargetsController {
  constructor(
    private readonly queries: TargetsQueries,
    private readonly classes: ClassTargetsQueries,
    private readonly targeting: SetTargets,
    private readonly forecasting: SetForecasts,
    private readonly working: SetWorkingTo,
    private readonly ending: EndWorkingTo,
    private readonly reopening: ReopenWorkingTo,
    private readonly takingBack: TakeBackWorkingTo,
  ) {}

  /** What a pupil works to and is to reach, subject by subject. */
  @Get('pupils/:pupilId/targets')
  @Permit('results.read')
  getPupilTargets(
    @InSchool() caller: Caller,
    @Param('pupilId', ParseUUIDPipe) pupilId: string,
  ): Promise<PupilTargetsDto> {
    return this.queries.ofPupil(caller, pupilId);
  }

  /** What a class is to reach by a half term, with latest results and expectations: all subjects, or one with its strands. */
  @Get('classes/:classId/targets')
  @Permit('results.read')
  getClassTargets(
    @InSchool() caller: Caller,
    @Param('classId', ParseUUIDPipe) classId: string,
    @Query() query: ClassTargetsQuery,
  ): Promise<ClassTargetsDto> {
    return this.classes.ofClass(caller, classId, query);
  }

  /** Sets targets of one pupil or many. */
  @Put('targets')
  @Permit('targets.write')
  setTargets(@InSchool() caller: Caller, @Body() body: SetTargetsDto): Promise<PointsSetDto> {
    return this.targeting.run(caller, body);
  }

  /** Keeps teachers' own forecasts. */
  @Put('forecasts')
  @Permit('targets.write')
  setForecasts(@InSchool() caller: Caller, @Body() body: SetForecastsDto): Promise<PointsSetDto> {
    return this.forecasting.run(caller, body);
  }

  /** From a day on a pupil works to another year or on another scale in a subject. */
  @Put('pupils/:pupilId/working-to')
  @HttpCode(204)
  @Permit('targets.write')
  setWorkingTo(
    @InSchool() caller: Caller,
    @Param('pupilId', ParseUUIDPipe) pupilId: string,
    @Body() body: SetWorkingToDto,
  ): Promise<void> {
    return this.working.run(caller, pupilId, body);
  }

  /** Ends it: the pupil works to what the class works to again. */
  @Put('pupils/:pupilId/working-to/end')
  @HttpCode(204)
  @Permit('targets.write')
  endWorkingTo(
    @InSchool() caller: Caller,
    @Param('pupilId', ParseUUIDPipe) pupilId: string,
    @Body() body: EndWorkingToDto,
  ): Promise<void> {
    return this.ending.run(caller, pupilId, body);
  }

  /** Takes back that it ended, while nothing that came since needs the end. */
  @Put('pupils/:pupilId/working-to/reopened')
  @HttpCode(204)
  @Permit('targets.write')
  reopenWorkingTo(
    @InSchool() caller: Caller,
    @Param('pupilId', ParseUUIDPipe) pupilId: string,
    @Body() body: ReopenWorkingToDto,
  ): Promise<void> {
    return this.reopening.run(caller, pupilId, body);
  }

  /** Takes back what was said by mistake. */
  @Put('pupils/:pupilId/working-to/taken-back')
  @HttpCode(204)
  @Permit('targets.write')
  takeBackWorkingTo(
    @InSchool() caller: Caller,
    @Param('pupilId', ParseUUIDPipe) pupilId: string,
    @Body() body: TakeBackWorkingToDto,
  ): Promise<void> {
    return this.takingBack.run(caller, pupilId, body);
  }
}
