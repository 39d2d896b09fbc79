import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InSchool, type Caller } from '../core/access/caller';
import { Permit } from '../core/access/route-access';
import { SupportSpeedDto } from './support-speed.dto';
import { SupportSpeedQueries } from './support-speed.queries';

@ApiTags('alerts')
@Controller('api/v1/schools/:schoolId/support-speed')
export class SupportSpeedController {
  constructor(private readonly queries: SupportSpeedQueries) {}

  /** School days from the day results were due to the flag, and to the first support that pupils really got. */
  @Get()
  @Permit('alerts.read')
  readSupportSpeed(@InSchool() caller: Caller): Promise<SupportSpeedDto> {
    return this.queries.read(caller);
  }
}
