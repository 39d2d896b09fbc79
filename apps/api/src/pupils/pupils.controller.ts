import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InSchool, type Caller } from '../core/access/caller';
import { Permit } from '../core/access/route-access';
import { PupilStoryQueries } from './pupil-story.queries';
import { PupilPageDto, PupilsQuery, PupilStoryDto } from './pupils.dto';
import { PupilsQueries } from './pupils.queries';

@ApiTags('pupils')
@Controller('api/v1/schools/:schoolId/pupils')
export class PupilsController {
  constructor(
    private readonly pupils: PupilsQueries,
    private readonly stories: PupilStoryQueries,
  ) {}

  /** The pupils one may see, by surname; narrowed by part of a name. Leavers come last. */
  @Get()
  @Permit('pupils.read')
  findPupils(@InSchool() caller: Caller, @Query() query: PupilsQuery): Promise<PupilPageDto> {
    return this.pupils.find(caller, query);
  }

  /** One pupil's whole story: results, help, attendance, flags. */
  @Get(':pupilId')
  @Permit('pupils.read')
  pupilStory(@InSchool() caller: Caller, @Param('pupilId', ParseUUIDPipe) pupilId: string): Promise<PupilStoryDto> {
    return this.stories.story(caller, pupilId);
  }
}
