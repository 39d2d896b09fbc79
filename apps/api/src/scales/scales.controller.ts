import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ScaleGivenDto } from '../assessments/scale-given.dto';
import { type Caller, InSchool } from '../core/access/caller';
import { Permit } from '../core/access/route-access';
import { AddShippedScale } from './add-shipped-scale';
import { ChangeScale } from './change-scale';
import { CreateScale } from './create-scale';
import { ReplaceScale } from './replace-scale';
import { RetireScale } from './retire-scale';
import { ScaleSettingsQueries } from './scale-settings.queries';
import { ReplaceScaleDto, RetireScaleDto, ScaleMadeDto, ScaleSettingDto, ShippedScaleDto } from './scales.dto';
import { TakeBackVersion } from './take-back-version';

@ApiTags('assessments')
@Controller('api/v1/schools/:schoolId')
export class ScalesController {
  constructor(
    private readonly settings: ScaleSettingsQueries,
    private readonly shipping: AddShippedScale,
    private readonly creating: CreateScale,
    private readonly changing: ChangeScale,
    private readonly replacing: ReplaceScale,
    private readonly takingBack: TakeBackVersion,
    private readonly retiring: RetireScale,
  ) {}

  /** The school's scales with their versions and where each is in use. */
  @Get('scale-settings')
  @Permit('assessment.write')
  listScaleSettings(@InSchool() { schoolId }: Caller): Promise<ScaleSettingDto[]> {
    return this.settings.all(schoolId);
  }

  /** Adds a copy of a shipped scale. */
  @Post('scales/shipped')
  @HttpCode(200)
  @Permit('assessment.write')
  addShippedScale(@InSchool() caller: Caller, @Body() body: ShippedScaleDto): Promise<ScaleMadeDto> {
    return this.shipping.run(caller, body);
  }

  /** Adds a scale of the school's own. */
  @Post('scales')
  @HttpCode(200)
  @Permit('assessment.write')
  createScale(@InSchool() caller: Caller, @Body() body: ScaleGivenDto): Promise<ScaleMadeDto> {
    return this.creating.run(caller, body);
  }

  /** Changes a scale that nothing is marked on; one in use may only be renamed. */
  @Put('scales/:scaleId')
  @Permit('assessment.write')
  changeScale(
    @InSchool() caller: Caller,
    @Param('scaleId', ParseIntPipe) scaleId: number,
    @Body() body: ScaleGivenDto,
  ): Promise<ScaleMadeDto> {
    return this.changing.run(caller, scaleId, body);
  }

  /** Replaces a scale by a new version, saying how old marks are read on it. */
  @Post('scales/:scaleId/versions')
  @HttpCode(200)
  @Permit('assessment.write')
  replaceScale(
    @InSchool() caller: Caller,
    @Param('scaleId', ParseIntPipe) scaleId: number,
    @Body() body: ReplaceScaleDto,
  ): Promise<ScaleMadeDto> {
    return this.replacing.run(caller, scaleId, body);
  }

  /** Takes a new version back while nothing stands on it; the version before it is in use again. */
  @Post('scales/:scaleId/taken-back')
  @HttpCode(200)
  @Permit('assessment.write')
  takeBackScaleVersion(
    @InSchool() caller: Caller,
    @Param('scaleId', ParseIntPipe) scaleId: number,
  ): Promise<ScaleMadeDto> {
    return this.takingBack.run(caller, scaleId);
  }

  /** Takes a scale out of use, or brings it back. */
  @Put('scales/:scaleId/retired')
  @Permit('assessment.write')
  retireScale(
    @InSchool() caller: Caller,
    @Param('scaleId', ParseIntPipe) scaleId: number,
    @Body() body: RetireScaleDto,
  ): Promise<ScaleMadeDto> {
    return this.retiring.run(caller, scaleId, body);
  }
}
