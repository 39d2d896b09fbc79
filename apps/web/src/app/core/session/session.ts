import { DOCUMENT, Injectable, computed, inject, signal } from '@angular/core';
import { Api, type MeDto, type MySchoolDto, me, signIn, signOut } from '@headway/api-client';
import { HttpErrorResponse } from '@angular/common/http';
import type { Permission } from './permission';

const SCHOOL_KEY = 'headway.school';
/** Readable cookie that comes with every session; without it there is no session to ask for. */
const SESSION_HINT = /(?:^|; )XSRF-TOKEN=/;

/** Who is signed in, and at which school they are working. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly api = inject(Api);
  private readonly document = inject(DOCUMENT);
  private readonly account = signal<MeDto | null>(null);
  private readonly chosenSchool = signal(Number(localStorage.getItem(SCHOOL_KEY)));
  private asked: Promise<MeDto | null> | null = null;

  readonly me = this.account.asReadonly();

  /** The school on screen: the one last chosen on this device, or the first. */
  readonly school = computed<MySchoolDto | null>(() => {
    const schools = this.account()?.schools ?? [];
    return schools.find((school) => school.id === this.chosenSchool()) ?? schools[0] ?? null;
  });

  /** Asks the server once who is signed in. */
  load(): Promise<MeDto | null> {
    if (!this.asked && !SESSION_HINT.test(this.document.cookie)) return Promise.resolve(null);
    this.asked ??= this.ask();
    return this.asked;
  }

  async signIn(email: string, password: string): Promise<void> {
    this.become(await this.api.invoke(signIn, { body: { email, password } }));
  }

  async signOut(): Promise<void> {
    await this.api.invoke(signOut);
    this.forget();
  }

  /** The server no longer knows this session. */
  forget(): void {
    this.become(null);
  }

  chooseSchool(id: number): void {
    localStorage.setItem(SCHOOL_KEY, String(id));
    this.chosenSchool.set(id);
  }

  can(permission: Permission): boolean {
    return this.school()?.permissions.includes(permission) ?? false;
  }

  /** The school on screen, for pages that cannot be reached without one. */
  schoolId(): number {
    const school = this.school();
    if (!school) throw new Error('No school: the page was opened without a session.');
    return school.id;
  }

  private async ask(): Promise<MeDto | null> {
    try {
      this.account.set(await this.api.invoke(me));
    } catch (error) {
      this.asked = null;
      if (!(error instanceof HttpErrorResponse) || error.status !== 401) throw error;
      this.account.set(null);
    }
    return this.account();
  }

  private become(account: MeDto | null): void {
    this.account.set(account);
    this.asked = account ? Promise.resolve(account) : null;
  }
}
