import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { catchError, throwError } from 'rxjs';
import { Session } from './session';

/** A refused session in the middle of work ends at the sign-in page, which says so and leads back. */
export const signedOutInterceptor: HttpInterceptorFn = (request, next) => {
  const session = inject(Session);
  const router = inject(Router);
  return next(request).pipe(
    catchError((error: unknown) => {
      if (error instanceof HttpErrorResponse && error.status === 401 && session.me() !== null) {
        session.forget();
        void router.navigate(['/sign-in'], { queryParams: { why: 'away', to: router.url } });
      }
      return throwError(() => error);
    }),
  );
};
