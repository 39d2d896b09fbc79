import { Injectable, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';

/** The name of the page on screen: in the top line as its h1, and in the tab as "Who needs help · Headway". */
@Injectable({ providedIn: 'root' })
export class PageName {
  private readonly tab = inject(Title);
  private readonly current = signal('Headway');
  readonly name = this.current.asReadonly();

  /** For pages whose name comes with their data, such as a pupil's. */
  set(name: string): void {
    this.current.set(name);
    this.tab.setTitle(`${name} · Headway`);
  }
}

/** Takes the page's name from its route. */
@Injectable({ providedIn: 'root' })
export class PageTitleStrategy extends TitleStrategy {
  private readonly page = inject(PageName);

  override updateTitle(state: RouterStateSnapshot): void {
    const title = this.buildTitle(state);
    if (title) this.page.set(title);
  }
}
