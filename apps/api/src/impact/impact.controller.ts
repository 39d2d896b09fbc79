import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InSchool, type Caller } from '../core/access/caller';
import { Permit } from '../core/access/route-access';
import { AskForImpact } from './ask-for-impact';
import { ImpactDetailDto, ImpactListDto } from './impact.dto';
import { ImpactQueries } from './impact.queries';

@ApiTags('impact')
@Controller('api/v1/schools/:schoolId/impact')
export class ImpactController {
  constructor(
    private readonly queries: ImpactQueries,
    private readonly asking: AskForImpact,
  ) {}

  /** What each group achieved against comparable pupils, with its interval, and programmes taken together. */
  @Get()
  @Permit('impact.read')
  listImpact(@InSchool() caller: Caller): Promise<ImpactListDto> {
    return this.queries.list(caller);
  }

  /** One group: who was compared with whom, what happened, how sure it is. */
  @Get('groups/:groupId')
  @Permit('impact.read')
  getGroupImpact(
    @InSchool() caller: Caller,
    @Param('groupId', ParseUUIDPipe) groupId: string,
  ): Promise<ImpactDetailDto> {
    return this.queries.detail(caller, groupId);
  }

  /** Works every group out again; the answer comes as a live event. */
  @Post('estimate')
  @HttpCode(202)
  @Permit('analysis.run')
  estimateImpact(@InSchool() caller: Caller): Promise<void> {
    return this.asking.run(caller);
  }
}
