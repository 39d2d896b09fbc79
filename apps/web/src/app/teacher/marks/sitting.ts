/** One cell of a change: its text before and after. */
export interface CellChange {
  readonly key: string;
  readonly before: string;
  readonly after: string;
}

/** What one act of a hand changed: a mark typed, a block pasted, a column filled. */
export type Act = readonly CellChange[];

/** Acts of more than this many back cannot be taken back any more. */
const REMEMBERED = 200;

/** One's own changes while the page is open, to go back and forth in. */
export class Sitting {
  private done: Act[] = [];
  private undone: Act[] = [];

  did(act: Act): void {
    this.done.push(act);
    if (this.done.length > REMEMBERED) this.done.shift();
    this.undone = [];
  }

  /** The act that `undo` would take back. */
  last(): Act | null {
    return this.done.at(-1) ?? null;
  }

  /** The cells as they have to be written to take the last act back; empty when there is none. */
  undo(): Act {
    const act = this.done.pop();
    if (!act) return [];
    this.undone.push(act);
    return act.map(({ key, before, after }) => ({ key, before: after, after: before }));
  }

  redo(): Act {
    const act = this.undone.pop();
    if (!act) return [];
    this.done.push(act);
    return act;
  }

  /** Takes one act back out of order; empty when it has been taken back already. */
  takeBack(act: Act): Act {
    const at = this.done.indexOf(act);
    if (at === -1) return [];
    this.done.splice(at, 1);
    return act.map(({ key, before, after }) => ({ key, before: after, after: before }));
  }
}
