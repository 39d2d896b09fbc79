/**
 * A block copied from a spreadsheet: rows of cells. Cells are parted by tabs, rows by any kind of line end, and one
 * line end after the last row is no row. A cell with tabs, line ends or quotes in it stands in quotes, the quotes in
 * it doubled; a quote that is never closed is text.
 */
export function readBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    const cell = cellAt(text, at);
    rows.at(-1)?.push(cell.text);
    at = cell.end;
    const line = /\r\n|\r|\n/y;
    line.lastIndex = at;
    const ended = line.exec(text);
    if (ended) {
      at += ended[0].length;
      if (at < text.length) rows.push([]);
    } else if (at < text.length) {
      at += 1;
      // A tab at the very end opens one more empty cell.
      if (at === text.length) rows.at(-1)?.push('');
    }
  }
  return rows.filter((row) => row.length > 0);
}

/** The same block as a spreadsheet takes it. */
export function writeBlock(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(quoted).join('\t')).join('\r\n');
}

function cellAt(text: string, from: number): { text: string; end: number } {
  if (text[from] === '"') {
    const inQuotes = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)/y;
    inQuotes.lastIndex = from;
    const found = inQuotes.exec(text);
    if (found) return { text: (found[1] ?? '').replaceAll('""', '"'), end: inQuotes.lastIndex };
  }
  const plain = /[^\t\r\n]*/y;
  plain.lastIndex = from;
  const found = plain.exec(text)?.[0] ?? '';
  return { text: found, end: from + found.length };
}

function quoted(cell: string): string {
  return /["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
