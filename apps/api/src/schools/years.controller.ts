import { Body, Controller, Get, Headers, Param, Put, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Caller, InSchool } from '../core/access/caller';
import { Permit } from '../core/access/route-access';
import { NeedsVersion } from '../core/http/if-match';
import { VersionETag } from '../core/http/version-etag';
import { SetYear } from './set-year';
import { SchoolYearDto, SetSchoolYearDto } from './years.dto';
import { YearsQueries } from './years.queries';

@ApiTags('schools')
@Controller('api/v1/schools/:schoolId/years')
export class YearsController {
  constructor(
    private readonly queries: YearsQueries,
    private readonly setting: SetYear,
  ) {}

  /** Academic years with the school's half terms and closed days, earliest first. */
  @Get()
  @Permit('school.read')
  listYears(@InSchool() { schoolId }: Caller): Promise<SchoolYearDto[]> {
    return this.queries.list(schoolId);
  }

  /** Sets the dates of a year; one the school does not have yet, version 0, is added with six windows. */
  @Put(':startYear')
  @Permit('school.write')
  @NeedsVersion()
  @UseInterceptors(VersionETag)
  setYear(
    @InSchool() caller: Caller,
    @Param('startYear') startYear: number,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: SetSchoolYearDto,
  ): Promise<SchoolYearDto> {
    return this.setting.run(caller, startYear, body, ifMatch);
  }
}
