/** What may stand between two cells. */
export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

const linesLookedAt = 20;

/** How many cells a line has if the delimiter is this one; delimiters in quotation marks do not count. */
function cellsIn(line: string, delimiter: Delimiter): number {
  let cells = 1;
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (character === delimiter && !quoted) cells += 1;
  }
  return cells;
}

/**
 * The delimiter that splits most of the first lines into the same number of cells, more than one.
 * @returns null when none does.
 */
export function findDelimiter(head: string): Delimiter | null {
  const lines = head
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, linesLookedAt);
  let best: { delimiter: Delimiter; agreeing: number; cells: number } | null = null;
  for (const delimiter of delimiters) {
    const counts = lines.map((line) => cellsIn(line, delimiter)).filter((cells) => cells > 1);
    for (const cells of new Set(counts)) {
      const agreeing = counts.filter((count) => count === cells).length;
      const better = !best || agreeing > best.agreeing || (agreeing === best.agreeing && cells > best.cells);
      if (better) best = { delimiter, agreeing, cells };
    }
  }
  return best?.delimiter ?? null;
}
