import { Injectable } from '@nestjs/common';
import { ThrottlerGuard, type ThrottlerLimitDetail } from '@nestjs/throttler';
import type { ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { addressTried } from './address-tried';
import { ProblemException } from '../core/http/problem.exception';

/** Slows guessing down, by the address tried and the e-mail tried, whether or not the e-mail is anybody's. */
@Injectable()
export class SignInThrottleGuard extends ThrottlerGuard {
  protected override async getTracker(request: Request): Promise<string> {
    const { email } = (request.body ?? {}) as { email?: unknown };
    return typeof email === 'string' ? addressTried(email) : (request.ip ?? 'unknown');
  }

  protected override async throwThrottlingException(
    _context: ExecutionContext,
    detail: ThrottlerLimitDetail,
  ): Promise<void> {
    const minutes = Math.max(1, Math.ceil(detail.timeToBlockExpire / 60));
    throw new ProblemException(429, {
      title: 'Too many tries to sign in',
      detail: `Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} and try again.`,
    });
  }
}
