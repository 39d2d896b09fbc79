/** An element of a transfer file with what is kept of what stands in it. Names are compared without regard to case. */
export class CtfElement {
  readonly children: CtfElement[] = [];
  /** Text right inside it. */
  text = '';

  constructor(
    /** In lower case. */
    readonly name: string,
    /** Where it begins in the file. */
    readonly line: number,
  ) {}

  /** The elements at the end of a path of names. */
  all(...path: readonly string[]): CtfElement[] {
    const found: CtfElement[] = [];
    this.find(path, 0, (element) => {
      found.push(element);
      return false;
    });
    return found;
  }

  /** The text of the first element at the end of a path, without spaces around it; nothing when there is none. */
  say(...path: string[]): string {
    let text = '';
    this.find(path, 0, (element) => {
      text = element.text.trim();
      return true;
    });
    return text;
  }

  /** The elements of some name, however deep. */
  within(...names: readonly string[]): CtfElement[] {
    const found: CtfElement[] = [];
    const look = ({ children }: CtfElement): void => {
      for (const child of children) {
        if (names.includes(child.name)) found.push(child);
        look(child);
      }
    };
    look(this);
    return found;
  }

  /** Meets the elements at the end of a path, without lists of what lies on the way; ends when `meet` has had enough. */
  private find(path: readonly string[], from: number, meet: (element: CtfElement) => boolean): boolean {
    const name = path[from]?.toLowerCase();
    if (name === undefined) return meet(this);
    for (const child of this.children) {
      if (child.name === name && child.find(path, from + 1, meet)) return true;
    }
    return false;
  }
}
