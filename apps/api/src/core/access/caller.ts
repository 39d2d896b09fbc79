import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { rolePermissions, type Permission, type Reach, type Role } from './permissions';

/** A role as this person holds it here. */
export interface HeldRole {
  role: Role;
  /** Empty: all subjects. */
  subjectIds: number[];
  /** Empty: all year groups. */
  yearGroups: number[];
}

/** Somebody who is signed in. */
export interface SignedInCaller {
  accountId: string;
  email: string;
  displayName: string;
  schoolIds: number[];
  sessionHash: string;
}

/** Somebody acting in one school. */
export interface Caller extends SignedInCaller {
  schoolId: number;
  phase: 'primary' | 'secondary';
  staffId: string;
  roles: HeldRole[];
}

/** The roles of the caller that give a permission, with the reach of each. */
export function grantsOf(caller: Caller, permission: Permission): { held: HeldRole; reach: Reach }[] {
  return caller.roles.flatMap((held) => {
    const reach = rolePermissions[held.role][permission];
    return reach ? [{ held, reach }] : [];
  });
}

/** Whether the caller may do this at all (over whom is the pupil gate's question). */
export const may = (caller: Caller, permission: Permission): boolean => grantsOf(caller, permission).length > 0;

/**
 * The subjects a permission covers, or null for all. A subject leader sees the marks of the own subjects only,
 * unless another role gives more.
 */
export function subjectsOf(caller: Caller, permission: Permission): number[] | null {
  const lists = grantsOf(caller, permission).map(({ held, reach }) => (reach === 'years' ? held.subjectIds : []));
  return lists.some((list) => list.length === 0) ? null : lists.flat();
}

/** Where the guard leaves whom it let in. */
export interface RequestWithCaller extends Request {
  caller?: SignedInCaller | Caller;
}

/** The person in this school, in a handler with `@Permit`. */
export const InSchool = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<RequestWithCaller>();
  if (!caller || !('schoolId' in caller)) throw new Error('A handler with @InSchool needs @Permit.');
  return caller;
});

/** The signed-in person, in a handler with `@SignedIn`. */
export const CurrentAccount = createParamDecorator((_: unknown, context: ExecutionContext): SignedInCaller => {
  const { caller } = context.switchToHttp().getRequest<RequestWithCaller>();
  if (!caller) throw new Error('A handler with @CurrentAccount needs @SignedIn.');
  return caller;
});
