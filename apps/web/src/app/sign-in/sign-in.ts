import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterNextRender,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { type Problem, problemOf } from '../core/errors/problem';
import { Session } from '../core/session/session';
import { Brand } from '../shared/layout/brand';
import { ErrorNotice } from '../shared/feedback/error-notice';
import { Icon } from '../shared/icon/icon';
import { SignInPicture } from './sign-in-picture';

/** One sign-in for everybody. Plain form fields, so that password managers know what they see. */
@Component({
  selector: 'hw-sign-in',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Brand, ErrorNotice, Icon, SignInPicture],
  templateUrl: './sign-in.html',
})
export class SignIn {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly emailBox = viewChild.required<ElementRef<HTMLInputElement>>('email');
  private readonly passwordBox = viewChild.required<ElementRef<HTMLInputElement>>('password');

  /** Why somebody is here without having asked: "away" or "unreachable". */
  readonly why = input<string>();
  /** The page to go back to. */
  readonly to = input<string>();

  protected readonly shown = signal(false);
  protected readonly sending = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly missing = signal<'email' | 'password' | null>(null);

  constructor() {
    afterNextRender(() => this.emailBox().nativeElement.focus());
  }

  protected async signIn(event: Event): Promise<void> {
    event.preventDefault();
    const email = this.emailBox().nativeElement.value.trim();
    const password = this.passwordBox().nativeElement.value;
    this.problem.set(null);
    this.missing.set(email === '' ? 'email' : password === '' ? 'password' : null);
    if (this.missing() !== null) {
      (email === '' ? this.emailBox() : this.passwordBox()).nativeElement.focus();
      return;
    }

    this.sending.set(true);
    try {
      await this.session.signIn(email, password);
      await this.router.navigateByUrl(this.to()?.startsWith('/') ? (this.to() ?? '/') : '/');
    } catch (error) {
      this.problem.set(problemOf(error));
      this.passwordBox().nativeElement.select();
    } finally {
      this.sending.set(false);
    }
  }
}
