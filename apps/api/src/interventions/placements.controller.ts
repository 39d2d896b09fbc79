import { Body, Controller, Headers, HttpCode, Param, ParseUUIDPipe, Post, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InSchool, type Caller } from '../core/access/caller';
import { Permit } from '../core/access/route-access';
import { NeedsVersion } from '../core/http/if-match';
import { VersionETag } from '../core/http/version-etag';
import { ExitPupil } from './exit-pupil';
import { MovePupil } from './move-pupil';
import { PlacePupil } from './place-pupil';
import { ExitPupilDto, MovePupilDto, PlacementDto, PlacePupilDto, UndoPlacementDto } from './placement.dto';
import { UndoPlacement } from './undo-placement';

@ApiTags('groups')
@Controller('api/v1/schools/:schoolId/placements')
@UseInterceptors(VersionETag)
export class PlacementsController {
  constructor(
    private readonly placing: PlacePupil,
    private readonly moving: MovePupil,
    private readonly leaving: ExitPupil,
    private readonly undoing: UndoPlacement,
  ) {}

  /** Puts a pupil in a group. */
  @Post()
  @HttpCode(200)
  @Permit('placements.write')
  placePupil(@InSchool() caller: Caller, @Body() body: PlacePupilDto): Promise<PlacementDto> {
    return this.placing.run(caller, body);
  }

  /** Takes a pupil from one group to another; answers with the placement it opened. Needs If-Match. */
  @Post(':placementId/move')
  @HttpCode(200)
  @Permit('placements.write')
  @NeedsVersion()
  movePupil(
    @InSchool() caller: Caller,
    @Param('placementId', ParseUUIDPipe) placementId: string,
    @Body() body: MovePupilDto,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<PlacementDto> {
    return this.moving.run(caller, placementId, body, ifMatch);
  }

  /** Ends a pupil's stay in a group; needs If-Match. */
  @Post(':placementId/exit')
  @HttpCode(200)
  @Permit('placements.write')
  @NeedsVersion()
  exitPupil(
    @InSchool() caller: Caller,
    @Param('placementId', ParseUUIDPipe) placementId: string,
    @Body() body: ExitPupilDto,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<PlacementDto> {
    return this.leaving.run(caller, placementId, body, ifMatch);
  }

  /** Undoes the last act on a placement. */
  @Post(':placementId/undo')
  @HttpCode(200)
  @Permit('placements.write')
  undoPlacement(
    @InSchool() caller: Caller,
    @Param('placementId', ParseUUIDPipe) placementId: string,
    @Body() body: UndoPlacementDto,
  ): Promise<PlacementDto> {
    return this.undoing.run(caller, placementId, body);
  }
}
