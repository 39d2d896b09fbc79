import { routesWithAccess } from '../src/core/access/check-routes';
import { permissions, type Permission } from '../src/core/access/permissions';
import type { SeededSchool } from './seeded-school';
import type { TestApp } from './test-app';

export interface Route {
  method: string;
  /** As declared, such as /api/v1/schools/:schoolId/flags. */
  path: string;
  access: Permission | 'public' | 'signed-in' | 'feed-token';
}

const isAccess = (text: string | undefined): text is Route['access'] =>
  text === 'public' ||
  text === 'signed-in' ||
  text === 'feed-token' ||
  permissions.some((permission) => permission === text);

/** Every route of the running application with what it asks of its caller. */
export function allRoutes(app: TestApp): Route[] {
  return routesWithAccess(app.nest).map((line) => {
    const [route, access] = line.split(' · ');
    const [method, path] = (route ?? '').split(' ');
    if (!method || !path || !isAccess(access)) throw new Error(`Not a route: ${line}`);
    return { method, path, access };
  });
}

export const isWrite = ({ method }: Route): boolean => method !== 'GET';
/** Within a school: what the table of permissions rules. */
export const inSchool = ({ path }: Route): boolean => path.includes(':schoolId');
/** With the ids that exist these would take away what others still ask for. */
export const isDestructive = ({ method, path }: Route): boolean =>
  method === 'DELETE' || path.endsWith('/groups/:groupId/close') || path.endsWith('/stop');
/** A stream has no end to wait for. */
export const isStream = ({ path }: Route): boolean => path.endsWith('/events');

/** The path with ids of things that exist, and what a query must say. */
export function addressOf({ method, path }: Route, school: SeededSchool, flagId: string): string {
  const ids: Record<string, string> = {
    schoolId: String(school.id),
    pupilId: school.yearFive[0] ?? '',
    groupId: school.mathsGroup.id,
    sessionId: school.mathsGroup.sessions[0]?.id ?? '',
    placementId: school.mathsGroup.pupils[0]?.placements[0]?.id ?? '',
    lineId: school.mathsGroup.cost?.lines[0]?.id ?? '',
    importId: school.importId,
    mappingId: school.importId,
    feedId: school.importId,
    classId: school.classFive,
    changeId: school.importId,
    windowId: '20261',
    scaleId: String(school.maths),
    subjectId: String(school.maths),
    unlockId: school.importId,
    startYear: '2026',
    kind: 'pupils',
    trialId: school.importId,
    jobId: '999999999',
    alertId: school.importId,
    answerId: school.importId,
    concernId: school.importId,
    flagId,
  };
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const id = ids[name];
    if (!id) throw new Error(`The seeded school has no ${name} for ${path}.`);
    return id;
  });
  const cell = `subjectId=${school.maths}&windowId=20261`;
  if (method === 'GET' && path.endsWith('/progress')) return `${filled}?${cell}`;
  return path.endsWith('/results/history') ? `${filled}?${cell}&pupilId=${ids['pupilId']}` : filled;
}
