import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  UseInterceptors,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InSchool, type Caller } from '../core/access/caller';
import { Permit } from '../core/access/route-access';
import { NeedsVersion } from '../core/http/if-match';
import { VersionETag } from '../core/http/version-etag';
import { CloseGroup } from './close-group';
import { CreateGroup } from './create-group';
import { GridDto, GridQuery } from './grid.dto';
import { GridQueries } from './grid.queries';
import { CloseGroupDto, CreateGroupDto, GroupPageDto, UpdateGroupDto } from './group.dto';
import { GroupQueries } from './group.queries';
import { UpdateGroup } from './update-group';

@ApiTags('groups')
@Controller('api/v1/schools/:schoolId')
export class GroupsController {
  constructor(
    private readonly grids: GridQueries,
    private readonly groups: GroupQueries,
    private readonly creating: CreateGroup,
    private readonly updating: UpdateGroup,
    private readonly closing: CloseGroup,
  ) {}

  /** Running groups with their pupils, and flagged pupils without help. */
  @Get('grid')
  @Permit('groups.read')
  readGrid(@InSchool() caller: Caller, @Query() query: GridQuery): Promise<GridDto> {
    return this.grids.read(caller, query.year);
  }

  /** Starts a group of a programme, with its sessions on school days. */
  @Post('groups')
  @HttpCode(200)
  @Permit('groups.write')
  @UseInterceptors(VersionETag)
  createGroup(@InSchool() caller: Caller, @Body() body: CreateGroupDto): Promise<GroupPageDto> {
    return this.creating.run(caller, body);
  }

  /** One group: dates, pupils since when, sessions, and for some its cost. */
  @Get('groups/:groupId')
  @Permit('groups.read')
  @UseInterceptors(VersionETag)
  readGroup(@InSchool() caller: Caller, @Param('groupId', ParseUUIDPipe) groupId: string): Promise<GroupPageDto> {
    return this.groups.read(caller, groupId);
  }

  /** Changes a group; needs If-Match. */
  @Patch('groups/:groupId')
  @Permit('groups.write')
  @NeedsVersion()
  @UseInterceptors(VersionETag)
  updateGroup(
    @InSchool() caller: Caller,
    @Param('groupId', ParseUUIDPipe) groupId: string,
    @Body() body: UpdateGroupDto,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<GroupPageDto> {
    return this.updating.run(caller, groupId, body, ifMatch);
  }

  /** Ends a group and its pupils' stays in it; needs If-Match. */
  @Post('groups/:groupId/close')
  @HttpCode(200)
  @Permit('groups.write')
  @NeedsVersion()
  @UseInterceptors(VersionETag)
  closeGroup(
    @InSchool() caller: Caller,
    @Param('groupId', ParseUUIDPipe) groupId: string,
    @Body() body: CloseGroupDto,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<GroupPageDto> {
    return this.closing.run(caller, groupId, body, ifMatch);
  }
}
