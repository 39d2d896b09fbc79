import { Subject, filter, map } from 'rxjs';
import type { TabNews, Tabs } from '../app/core/offline/tabs';

/** The tabs of one browser in one test: what one does alone the others wait for, what one tells the others hear. */
export class BrowserTabs {
  private readonly said = new Subject<{ readonly by: number; readonly news: TabNews }>();
  private held = new Map<string, Promise<unknown>>();
  private opened = 0;

  open(): Pick<Tabs, 'news' | 'tell' | 'alone'> {
    const by = (this.opened += 1);
    return {
      news: this.said.pipe(
        filter((item) => item.by !== by),
        map(({ news }) => news),
      ),
      tell: (news) => this.said.next({ by, news }),
      alone: (name, work) => {
        const now = (this.held.get(name) ?? Promise.resolve()).then(work, work);
        this.held.set(
          name,
          now.catch(() => undefined),
        );
        return now;
      },
    };
  }

  /** A tab that is closed lets go of what it held. */
  letGo(): void {
    this.held = new Map();
  }
}
