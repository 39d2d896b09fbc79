import { inject } from '@angular/core';
import { type CanActivateFn, type CanMatchFn, Router } from '@angular/router';
import type { Permission } from './permission';
import { Session } from './session';

/** Pages behind the sign-in page: without a session, sign in first and come back. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const session = inject(Session);
  const router = inject(Router);
  const signIn = (why?: string) =>
    router.createUrlTree(['/sign-in'], { queryParams: { why, to: state.url === '/' ? undefined : state.url } });
  try {
    return (await session.load()) ? true : signIn();
  } catch {
    return signIn('unreachable');
  }
};

/** Nobody signs in twice. */
export const notSignedIn: CanActivateFn = async () => {
  const session = inject(Session);
  const router = inject(Router);
  try {
    return (await session.load()) ? router.createUrlTree(['/']) : true;
  } catch {
    return true;
  }
};

/** A page that somebody's work does not need is not there for them: they get the page that says so. */
export function needs(permission: Permission): CanMatchFn {
  return async () => {
    const session = inject(Session);
    try {
      await session.load();
    } catch {
      return true; // The guard above the pages says that the server cannot be reached.
    }
    return session.can(permission);
  };
}
