import { readXml } from '../xml/read-xml';
import type { SafeZip } from '../zip/safe-zip';

/** How a number is shown, as far as it changes what is read. */
export type NumberFormat =
  | { kind: 'number' | 'date' | 'date-time' | 'time' | 'percent' }
  /** Shown with zeros in front: 00 shows 1 as 01. */
  | { kind: 'padded'; digits: number };

export const plainFormat: NumberFormat = { kind: 'number' };

/** Formats every workbook has without listing them (ECMA-376 part 1, 18.8.30). */
function builtIn(id: number): NumberFormat {
  if (id === 9 || id === 10) return { kind: 'percent' };
  if (id === 22) return { kind: 'date-time' };
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) return { kind: 'date' };
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return { kind: 'time' };
  return plainFormat;
}

/** What a format code such as dd/mm/yyyy makes of a number. */
export function formatOf(code: string): NumberFormat {
  // Positive numbers have the first part; words, colours and spacing say nothing.
  const [shown = ''] = code.replace(/"[^"]*"|\\.|_.|\*./g, '').split(';');
  const plain = shown.replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '').trim();
  if (/^general$/i.test(plain)) return plainFormat;
  const day = /[dy]/i.test(plain);
  const clock = /[hs]/i.test(plain);
  const month = !clock && /m/i.test(plain);
  if (day || month) return { kind: clock ? 'date-time' : 'date' };
  if (clock) return { kind: 'time' };
  if (plain.includes('%')) return { kind: 'percent' };
  return /^0{2,15}$/.test(plain) ? { kind: 'padded', digits: plain.length } : plainFormat;
}

/** The format of each cell style, in the order in which cells refer to them. */
export async function readNumberFormats(zip: SafeZip, path: string): Promise<NumberFormat[]> {
  const own = new Map<number, NumberFormat>();
  const formats: NumberFormat[] = [];
  let ofCells = false;
  await readXml(zip.stream(path), `${path} in the workbook`, {
    open(name, { numFmtId, formatCode }) {
      if (name === 'cellXfs') ofCells = true;
      if (name === 'numFmt' && formatCode !== undefined) own.set(Number(numFmtId), formatOf(formatCode));
      if (name === 'xf' && ofCells) formats.push(own.get(Number(numFmtId)) ?? builtIn(Number(numFmtId)));
    },
    close(name) {
      if (name === 'cellXfs') ofCells = false;
    },
    text: () => undefined,
  });
  return formats;
}
