import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InSchool, type Caller } from '../core/access/caller';
import { Permit } from '../core/access/route-access';
import { ChangeVerdictsPageDto } from './change-verdicts.dto';
import { ChangeVerdictsQueries } from './change-verdicts.queries';

@ApiTags('alerts')
@Controller('api/v1/schools/:schoolId/change-verdicts')
export class ChangeVerdictsController {
  constructor(private readonly queries: ChangeVerdictsQueries) {}

  /** In which subjects of which year groups a change cannot be told yet, and why. */
  @Get()
  @Permit('flags.read')
  listChangeVerdicts(@InSchool() caller: Caller): Promise<ChangeVerdictsPageDto> {
    return this.queries.list(caller);
  }
}
