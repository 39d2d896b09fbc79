import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InSchool, type Caller } from '../core/access/caller';
import { Permit } from '../core/access/route-access';
import { HomeDto } from './home.dto';
import { HomeQueries } from './home.queries';

@ApiTags('home')
@Controller('api/v1/schools/:schoolId/home')
export class HomeController {
  constructor(private readonly queries: HomeQueries) {}

  /** What waits for the person who asks, by role. Who may see no pupil gets numbers that name nobody. */
  @Get()
  @Permit('school.read')
  readHome(@InSchool() caller: Caller): Promise<HomeDto> {
    return this.queries.home(caller);
  }
}
