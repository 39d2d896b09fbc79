import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CookieOptions, Request, Response } from 'express';
import { CurrentAccount, type SignedInCaller } from '../core/access/caller';
import { Public, SignedIn } from '../core/access/route-access';
import { csrfCookie, csrfTokenOf, sessionCookie } from '../core/access/session-token';
import { CONFIG, type Config } from '../core/config/config';
import { DeviceSecretDto, MeDto, SignInDto } from './identity.dto';
import { IdentityQueries } from './identity.queries';
import { SignIn } from './sign-in';
import { SignInThrottleGuard } from './sign-in-throttle.guard';
import { SignOut } from './sign-out';

@ApiTags('session')
@Controller('api/v1')
export class SessionController {
  constructor(
    private readonly queries: IdentityQueries,
    private readonly signingIn: SignIn,
    private readonly signingOut: SignOut,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Opens a session: an httpOnly cookie, and one with the token that writes must send back. */
  @Post('sign-in')
  @HttpCode(200)
  @Public()
  @UseGuards(SignInThrottleGuard)
  async signIn(
    @Body() body: SignInDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MeDto> {
    const { [sessionCookie]: before } = request.cookies as Record<string, string | undefined>;
    const { token, expiresAt, account } = await this.signingIn.run(body, before);
    response.cookie(sessionCookie, token, { ...this.cookie(true), expires: expiresAt });
    response.cookie(csrfCookie, csrfTokenOf(token), { ...this.cookie(false), expires: expiresAt });
    return this.queries.me(account);
  }

  /** Ends the session. */
  @Post('sign-out')
  @HttpCode(204)
  @SignedIn()
  async signOut(
    @CurrentAccount() caller: SignedInCaller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.signingOut.run(caller);
    response.clearCookie(sessionCookie, this.cookie(true));
    response.clearCookie(csrfCookie, this.cookie(false));
  }

  /** Who is signed in, in which schools, and what they may do there. */
  @Get('me')
  @SignedIn()
  me(@CurrentAccount() caller: SignedInCaller): Promise<MeDto> {
    return this.queries.me(caller);
  }

  /** The server's half of the key to what this person's browsers keep. */
  @Get('me/device-secret')
  @SignedIn()
  getDeviceSecret(@CurrentAccount() caller: SignedInCaller): Promise<DeviceSecretDto> {
    return this.queries.deviceSecret(caller.accountId);
  }

  private cookie(httpOnly: boolean): CookieOptions {
    return { httpOnly, sameSite: 'strict', secure: this.config.secureCookies, path: '/' };
  }
}
