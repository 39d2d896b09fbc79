import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { type Problem, problemOf } from '../core/errors/problem';
import { DeviceStore } from '../core/offline/device-store';
import { UnsentMarks } from '../core/offline/unsent-marks';
import { Session } from '../core/session/session';
import { Brand } from '../shared/layout/brand';
import { ErrorNotice } from '../shared/feedback/error-notice';
import { Icon } from '../shared/icon/icon';
import { counted } from '../shared/words/numbers';
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
  private readonly kept = inject(DeviceStore);
  private readonly emailBox = viewChild.required<ElementRef<HTMLInputElement>>('email');
  private readonly passwordBox = viewChild.required<ElementRef<HTMLInputElement>>('password');

  /** Why somebody is here: "away", "offline" or "unreachable". */
  readonly why = input<string>();
  /** The page to go back to. */
  readonly to = input<string>();

  protected readonly shown = signal(false);
  protected readonly sending = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly missing = signal<'email' | 'password' | null>(null);

  /** Marks that wait on this device for the person who typed them, in words. */
  protected readonly unsaved = computed(() => {
    const waiting = this.kept.waiting();
    return waiting > 0 ? counted(waiting, 'mark') : null;
  });

  constructor() {
    // Closes what is kept here as soon as nobody is signed in.
    inject(UnsentMarks);
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
