import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InSchool, type Caller } from '../core/access/caller';
import { Permit } from '../core/access/route-access';
import { DoingWellPageDto } from './doing-well.dto';
import { DoingWellQueries } from './doing-well.queries';

@ApiTags('flags')
@Controller('api/v1/schools/:schoolId/doing-well')
export class DoingWellController {
  constructor(private readonly queries: DoingWellQueries) {}

  /** Disadvantaged pupils who began high, hold it, and are in no group, club or other provision. */
  @Get()
  @Permit('flags.read')
  listDoingWell(@InSchool() caller: Caller): Promise<DoingWellPageDto> {
    return this.queries.list(caller);
  }
}
