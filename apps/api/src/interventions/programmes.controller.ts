import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InSchool, type Caller } from '../core/access/caller';
import { Permit } from '../core/access/route-access';
import { CreateProgramme } from './create-programme';
import { CreateProgrammeDto, GroupChoicesDto, ProgrammeDto } from './programme.dto';
import { ProgrammeQueries } from './programme.queries';

@ApiTags('groups')
@Controller('api/v1/schools/:schoolId')
export class ProgrammesController {
  constructor(
    private readonly queries: ProgrammeQueries,
    private readonly creating: CreateProgramme,
  ) {}

  /** The school's intervention library. */
  @Get('programmes')
  @Permit('groups.read')
  listProgrammes(@InSchool() caller: Caller): Promise<ProgrammeDto[]> {
    return this.queries.list(caller);
  }

  /** Adds a programme to the library. */
  @Post('programmes')
  @HttpCode(200)
  @Permit('groups.write')
  createProgramme(@InSchool() caller: Caller, @Body() body: CreateProgrammeDto): Promise<ProgrammeDto> {
    return this.creating.run(caller, body);
  }

  /** Programmes, leaders and subjects a new group is made from. */
  @Get('group-choices')
  @Permit('groups.write')
  listGroupChoices(@InSchool() caller: Caller): Promise<GroupChoicesDto> {
    return this.queries.choices(caller);
  }
}
