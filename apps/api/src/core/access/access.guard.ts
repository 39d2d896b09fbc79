import {
  ForbiddenException,
  Injectable,
  UnauthorizedException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { may, type RequestWithCaller } from './caller';
import { Denied } from './denied';
import { RouteAccessOf } from './route-access';
import { csrfHeader, csrfTokenOf, sameText, sessionCookie } from './session-token';
import { Sessions } from './sessions';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Lets nobody through whom the route does not name. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride(RouteAccessOf, [context.getHandler(), context.getClass()]);
    if (!access) return false;
    const request = context.switchToHttp().getRequest<RequestWithCaller>();
    const writes = !safeMethods.has(request.method);
    if (writes) this.refuseOtherSites(request);
    if (access.kind === 'public' || access.kind === 'feed-token') return true;

    const token = (request.cookies as Record<string, string | undefined>)[sessionCookie];
    const account = token ? await this.sessions.find(token) : null;
    if (!token || !account) {
      throw new UnauthorizedException({ title: 'You are not signed in', detail: 'Sign in to go on.' });
    }
    if (writes && !sameText(request.get(csrfHeader) ?? '', csrfTokenOf(token))) {
      throw new ForbiddenException({
        title: 'This page is out of date',
        detail: 'Nothing was saved. Reload the page and try again.',
      });
    }
    request.caller = account;
    if (access.kind === 'signed-in') return true;

    const asked = String(request.params['schoolId']);
    const schoolId = /^\d{1,9}$/.test(asked) ? Number(asked) : null;
    const caller = schoolId === null ? null : await this.sessions.inSchool(account, schoolId);
    if (schoolId === null || !caller) {
      const [home] = account.schoolIds;
      if (home === undefined) throw new ForbiddenException();
      throw new Denied(404, {
        schoolId: home,
        accountId: account.accountId,
        why: 'no staff record in the school asked for',
        subjectKind: 'school',
        subjectIds: [schoolId === null ? 'not the number of a school' : String(schoolId)],
      });
    }
    if (!may(caller, access.permission)) {
      throw new Denied(403, {
        schoolId,
        accountId: account.accountId,
        why: `no role gives ${access.permission}`,
        subjectKind: 'route',
        subjectIds: [`${request.method} ${String((request.route as { path?: string } | undefined)?.path ?? '')}`],
      });
    }
    request.caller = caller;
    return true;
  }

  /** A browser says where a request comes from; one that another site started is refused, sign-in included. */
  private refuseOtherSites(request: RequestWithCaller): void {
    const site = request.get('sec-fetch-site');
    if (site && site !== 'same-origin' && site !== 'none') {
      throw new ForbiddenException({ title: 'Refused', detail: 'This request came from another site.' });
    }
  }
}
