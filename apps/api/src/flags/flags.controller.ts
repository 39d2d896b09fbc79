import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { InSchool, type Caller } from '../core/access/caller';
import { Permit } from '../core/access/route-access';
import { etagOf, NeedsVersion } from '../core/http/if-match';
import { AcknowledgeFlag } from './acknowledge-flag';
import { DismissFlag } from './dismiss-flag';
import { DismissFlagDto, FlagPageDto, FlagsQuery, FlagStateDto } from './flags.dto';
import { FlagsQueries } from './flags.queries';
import { UndoFlagAct } from './undo-flag-act';

@ApiTags('flags')
@Controller('api/v1/schools/:schoolId/flags')
export class FlagsController {
  constructor(
    private readonly queries: FlagsQueries,
    private readonly acknowledging: AcknowledgeFlag,
    private readonly dismissing: DismissFlag,
    private readonly undoing: UndoFlagAct,
  ) {}

  /** Who needs help: one view of the flags, most need first, with counts of all views. */
  @Get()
  @Permit('flags.read')
  listFlags(@InSchool() caller: Caller, @Query() query: FlagsQuery): Promise<FlagPageDto> {
    return this.queries.list(caller, query);
  }

  /** Says that somebody has seen it. */
  @Post(':flagId/acknowledge')
  @HttpCode(200)
  @Permit('flags.act')
  @NeedsVersion()
  async acknowledgeFlag(
    @InSchool() caller: Caller,
    @Param('flagId', ParseUUIDPipe) flagId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FlagStateDto> {
    return tagged(response, await this.acknowledging.run({ caller, flagId, ifMatch }));
  }

  /** Puts it aside, saying why. */
  @Post(':flagId/dismiss')
  @HttpCode(200)
  @Permit('flags.act')
  @NeedsVersion()
  async dismissFlag(
    @InSchool() caller: Caller,
    @Param('flagId', ParseUUIDPipe) flagId: string,
    @Body() { reason }: DismissFlagDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FlagStateDto> {
    return tagged(response, await this.dismissing.run({ caller, flagId, ifMatch, reason }));
  }

  /** Takes back one's own last act on it. */
  @Post(':flagId/undo')
  @HttpCode(200)
  @Permit('flags.act')
  @NeedsVersion()
  async undoFlagAct(
    @InSchool() caller: Caller,
    @Param('flagId', ParseUUIDPipe) flagId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FlagStateDto> {
    return tagged(response, await this.undoing.run({ caller, flagId, ifMatch }));
  }
}

/** The answer with the flag's new version as its ETag, for the next change. */
function tagged(response: Response, flag: FlagStateDto): FlagStateDto {
  response.setHeader('ETag', etagOf(flag.version));
  return flag;
}
