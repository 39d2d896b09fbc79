import { Reflector } from '@nestjs/core';
import type { Permission } from './permissions';

/** What a route asks of its caller. One without it stops the start. */
export type RouteAccess =
  { kind: 'public' } | { kind: 'signed-in' } | { kind: 'feed-token' } | { kind: 'permission'; permission: Permission };

export const RouteAccessOf = Reflector.createDecorator<RouteAccess>();

/** Anybody, signed in or not. */
export const Public = () => RouteAccessOf({ kind: 'public' });
/** Anybody who is signed in. */
export const SignedIn = () => RouteAccessOf({ kind: 'signed-in' });
/** Another system with the token of a feed. No session counts; a guard of the route looks at the token. */
export const FeedToken = () => RouteAccessOf({ kind: 'feed-token' });
/** Somebody who holds this permission in the school the path names. */
export const Permit = (permission: Permission) => RouteAccessOf({ kind: 'permission', permission });
