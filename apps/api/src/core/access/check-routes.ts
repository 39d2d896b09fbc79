import type { INestApplicationContext } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { RouteAccessOf } from './route-access';

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'ALL', 'OPTIONS', 'HEAD', 'SEARCH'];

const join = (...parts: string[]): string =>
  `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;

/**
 * Every route with what it asks of its caller, sorted.
 * @throws when a route does not say: nothing is reachable by oversight.
 */
export function routesWithAccess(app: INestApplicationContext): string[] {
  const scanner = new MetadataScanner();
  const reflector = app.get(Reflector);
  const lines: string[] = [];
  for (const { instance, metatype } of app.get(DiscoveryService, { strict: false }).getControllers()) {
    if (!metatype || typeof instance !== 'object' || instance === null) continue;
    const prototype = Object.getPrototypeOf(instance) as Record<string, (...args: unknown[]) => unknown>;
    const base = [Reflect.getMetadata(PATH_METADATA, metatype) ?? ''].flat() as string[];
    for (const name of scanner.getAllMethodNames(prototype)) {
      const handler = prototype[name];
      const path: string | undefined = handler && Reflect.getMetadata(PATH_METADATA, handler);
      if (!handler || path === undefined) continue;
      const method = methods[Number(Reflect.getMetadata(METHOD_METADATA, handler))] ?? '?';
      const access = reflector.getAllAndOverride(RouteAccessOf, [handler, metatype]);
      const route = `${method} ${join(base[0] ?? '', path)}`;
      if (!access) throw new Error(`${route} does not say who may use it: add @Permit, @SignedIn or @Public.`);
      lines.push(`${route} · ${access.kind === 'permission' ? access.permission : access.kind}`);
    }
  }
  return lines.sort();
}
