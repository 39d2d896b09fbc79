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
  all(...path: string[]): CtfElement[] {
    return path.reduce<CtfElement[]>(
      (found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name.toLowerCase())),
      [this],
    );
  }

  /** The text of the first element at the end of a path, without spaces around it; nothing when there is none. */
  say(...path: string[]): string {
    return this.all(...path)[0]?.text.trim() ?? '';
  }

  /** The elements of some name, however deep. */
  within(...names: string[]): CtfElement[] {
    return this.children.flatMap((child) => [
      ...(names.includes(child.name) ? [child] : []),
      ...child.within(...names),
    ]);
  }
}
