import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Caller, InSchool } from '../core/access/caller';
import { Permit } from '../core/access/route-access';
import { ExpectationDto, SetExpectationsDto } from './expectations.dto';
import { ExpectationsQueries } from './expectations.queries';
import { SetExpectations } from './set-expectations';

@ApiTags('assessments')
@Controller('api/v1/schools/:schoolId/expectations')
export class ExpectationsController {
  constructor(
    private readonly queries: ExpectationsQueries,
    private readonly setting: SetExpectations,
  ) {}

  /** What is expected of each year group, by subject and scale. */
  @Get()
  @Permit('school.read')
  listExpectations(@InSchool() { schoolId }: Caller): Promise<ExpectationDto[]> {
    return this.queries.all(schoolId);
  }

  /** Sets what is expected in a subject on a scale; answers with all that is expected there now. */
  @Put()
  @Permit('assessment.write')
  setExpectations(@InSchool() caller: Caller, @Body() body: SetExpectationsDto): Promise<ExpectationDto[]> {
    return this.setting.run(caller, body);
  }
}
