import { Body, Controller, Get, Headers, Param, ParseUUIDPipe, Put, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InSchool, type Caller } from '../core/access/caller';
import { Permit } from '../core/access/route-access';
import { NeedsVersion } from '../core/http/if-match';
import { VersionETag } from '../core/http/version-etag';
import { RegisterDto, RegistersTodayDto, TakeRegisterDto } from './session.dto';
import { SessionQueries } from './session.queries';
import { TakeRegister } from './take-register';

@ApiTags('sessions')
@Controller('api/v1/schools/:schoolId/sessions')
export class SessionsController {
  constructor(
    private readonly queries: SessionQueries,
    private readonly taking: TakeRegister,
  ) {}

  /** Today's sessions the caller may take the register of. */
  @Get('today')
  @Permit('register.write')
  listSessionsToday(@InSchool() caller: Caller): Promise<RegistersTodayDto> {
    return this.queries.today(caller);
  }

  /** The register of a session: who belongs to it and what is marked. */
  @Get(':sessionId/register')
  @Permit('register.write')
  @UseInterceptors(VersionETag)
  readRegister(@InSchool() caller: Caller, @Param('sessionId', ParseUUIDPipe) sessionId: string): Promise<RegisterDto> {
    return this.queries.read(caller, sessionId);
  }

  /** Takes the register; needs If-Match. */
  @Put(':sessionId/register')
  @Permit('register.write')
  @NeedsVersion()
  @UseInterceptors(VersionETag)
  takeRegister(
    @InSchool() caller: Caller,
    @Param('sessionId', ParseUUIDPipe) sessionId: string,
    @Body() body: TakeRegisterDto,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<RegisterDto> {
    return this.taking.run(caller, sessionId, body, ifMatch);
  }
}
