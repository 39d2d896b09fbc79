import { Injectable, computed, inject, signal } from '@angular/core';
import { Api, type RegisterDto, readRegister, takeRegister } from '@headway/api-client';
import { type Problem, problemOf } from '../../core/errors/problem';
import { PageStateLine } from '../../core/page/page-state';
import { Session } from '../../core/session/session';
import { NOTHING, type Unsaved, andThen, withUnsaved } from './register-state';

/** After a save that did not get through, it is tried again this much later. */
const AGAIN_MS = 4_000;

/**
 * The register on screen: what the server has, with the taps that are on their way on top. Every tap is sent at once,
 * one call at a time; nothing that was tapped is lost when a call fails, it stays on top and is sent again.
 */
@Injectable()
export class RegisterStore {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly line = inject(PageStateLine);
  private readonly server = signal<RegisterDto | null>(null);
  private readonly unsaved = signal<Unsaved>(NOTHING);
  private sending = false;
  private again: ReturnType<typeof setTimeout> | null = null;

  readonly problem = signal<Problem | null>(null);
  readonly register = computed(() => {
    const server = this.server();
    return server && withUnsaved(server, this.unsaved());
  });
  /** Everything tapped is on the server. */
  readonly saved = computed(() => this.unsaved() === NOTHING);

  async open(sessionId: string): Promise<void> {
    this.stop();
    this.unsaved.set(NOTHING);
    this.problem.set(null);
    try {
      this.server.set(await this.read(sessionId));
    } catch (error) {
      this.server.set(null);
      this.problem.set(problemOf(error));
    }
  }

  set(change: Unsaved): void {
    this.unsaved.update((unsaved) => andThen(unsaved, change));
    void this.send();
  }

  /** Leaving the page: nothing is tried again. */
  stop(): void {
    if (this.again !== null) clearTimeout(this.again);
    this.again = null;
  }

  private async send(): Promise<void> {
    const server = this.server();
    if (this.sending || !server) return;
    this.stop();
    this.sending = true;
    try {
      for (let sent = this.unsaved(); sent !== NOTHING; sent = this.unsaved()) {
        this.server.set(await this.put(sent));
        // Taps made while this was on its way stay on top and go next.
        this.unsaved.update((unsaved) => (unsaved === sent ? NOTHING : unsaved));
      }
      this.problem.set(null);
      this.line.say(`Saved ${clock()}`);
    } catch (error) {
      await this.failed(problemOf(error));
    } finally {
      this.sending = false;
    }
  }

  private put(sent: Unsaved): Promise<RegisterDto> {
    const server = this.server();
    if (!server) throw new Error('No register is open.');
    return this.api.invoke(takeRegister, {
      schoolId: this.session.schoolId(),
      sessionId: server.id,
      'If-Match': `"${server.version}"`,
      body: {
        status: sent.status ?? (server.status === 'cancelled' ? 'cancelled' : 'held'),
        ...(sent.note === undefined ? {} : { note: sent.note }),
        ...(sent.minutes === undefined ? {} : { minutes: sent.minutes }),
        marks: Object.entries(sent.marks).map(([pupilId, { mark, why }]) => ({ pupilId, mark, why })),
      },
    });
  }

  private async failed(problem: Problem): Promise<void> {
    const server = this.server();
    if (problem.status === 412 && server) {
      // Somebody else marks the same register: theirs is read, ours goes on top and is sent with their version.
      this.server.set(await this.read(server.id).catch(() => server));
      this.later(0);
      return;
    }
    const lasting = problem.status >= 400 && problem.status < 500 && problem.status !== 429;
    this.problem.set({
      ...problem,
      kept: 'What you tapped is kept on this page, but not saved.',
      todo: lasting ? problem.todo : 'It is sent again by itself. Keep the page open.',
    });
    this.line.say('Not saved yet · kept on this page', true);
    if (!lasting) this.later(AGAIN_MS);
  }

  private later(afterMs: number): void {
    this.again = setTimeout(() => void this.send(), afterMs);
  }

  private read(sessionId: string): Promise<RegisterDto> {
    return this.api.invoke(readRegister, { schoolId: this.session.schoolId(), sessionId });
  }
}

function clock(): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(new Date());
}
