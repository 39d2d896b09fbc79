import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Subject, filter, type Observable } from 'rxjs';
import { CONFIG, type Config } from '../config/config';
import { liveChannel, type LiveEvent } from './announce';
import { Listener } from './listener';

/** What happened in one school, as this process hears it from the database. */
@Injectable()
export class LiveEvents implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly events = new Subject<LiveEvent | 'gap'>();
  private readonly listener: Listener;

  constructor(@Inject(CONFIG) config: Config) {
    this.listener = new Listener(
      config.appUrl,
      [liveChannel],
      (_, payload) => this.events.next(JSON.parse(payload) as LiveEvent),
      () => this.events.next('gap'),
    );
  }

  /** Events of the school; `gap` means that some may have been missed and a page should look again. */
  of(schoolId: number): Observable<LiveEvent | 'gap'> {
    return this.events.pipe(filter((event) => event === 'gap' || event.schoolId === schoolId));
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.listener.start();
  }

  async onApplicationShutdown(): Promise<void> {
    this.events.complete();
    await this.listener.stop();
  }
}
