import * as fc from 'fast-check';
import { zipOf } from './zip-files';

/** A good file, and of a zip what is in it. */
export interface SeedFile {
  name: string;
  bytes: Buffer;
  inside: Readonly<Record<string, Buffer>> | null;
}

/** One way to spoil a file; where is said as a share of its length, so that it fits a file of any length. */
export interface Change {
  how: 'flip' | 'put' | 'replace' | 'cut' | 'repeat' | 'swap' | 'end' | 'line-out' | 'line-twice' | 'number';
  at: number;
  to: number;
  length: number;
  what: string;
}

/** A good file with what is done to it. */
export interface SpoiltFile {
  seed: number;
  /** Of a zip, which of its files; as a share of them. Null: the zip itself, as bytes. */
  entry: number | null;
  changes: Change[];
}

/** What no program writes, what programs trip over, and what belongs somewhere else. */
const oddities = [
  ...['', ' ', '"', '""', '"""', ',', ';', '\t', '|', '\n', '\r', '\r\n', '\n\n\n', '\0', '\u0001', '\u001a', '\u007f'],
  ...['\ufeff', '\uffff', '\ud83d\ude00', '\u202e', 'é', '\\', "'", '`', '%', '%00', '${x}', '{{x}}', '$$', '\\x00'],
  ...['=1+1', '@SUM(A1)', '+44', '-', '--', "' OR 1=1 --", '<script>alert(1)</script>', 'null', 'undefined', 'NaN'],
  ...['Infinity', '-0', '1e999', '99999999999999999999', '0.0000000001', '2147483648', '-2147483649', 'TRUE', '#N/A'],
  ...['0000-00-00', '9999-12-31', '31/02/2026', '1/1/0001', '10000-01-01', '2026-13-01', '2025/26', '1066/67', 'SUM9'],
  ...['__proto__', 'constructor', 'toString', 'UPN', 'Surname', 'tobedeleted', 'delta', 'X', 'Z999999999999'],
  ...[
    '<',
    '>',
    '<a>',
    '</a>',
    '<row>',
    '</row>',
    '<c r="A1"/>',
    '<Pupil>',
    '</Pupil>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
  ],
  ...[
    '<!DOCTYPE a [<!ENTITY b "c">]>',
    '&b;',
    '&#0;',
    '&#xFFFFFF;',
    '&amp;',
    '<?xml version="9"?>',
    'xmlns="x"',
    'r=""',
  ],
  ...['../', '/etc/passwd', 'PK\u0003\u0004', '\xff\xfe', '\xfe\xff', '\xff\xff', 'x'.repeat(5_000), ','.repeat(3_000)],
];

const change: fc.Arbitrary<Change> = fc.record({
  how: fc.oneof(
    // Reaches further in than the others: the file stays whole around it.
    { weight: 2, arbitrary: fc.constant('number' as const) },
    { weight: 1, arbitrary: fc.constantFrom('flip', 'put', 'replace', 'cut', 'repeat') },
    { weight: 1, arbitrary: fc.constantFrom('swap', 'end', 'line-out', 'line-twice') },
  ),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  to: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof({ weight: 3, arbitrary: fc.nat(12) }, { weight: 1, arbitrary: fc.nat(2_000) }),
  what: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...oddities) }, { weight: 1, arbitrary: fc.string() }),
});

/** Spoilt files drawn from good ones: a few changes each, in a zip mostly to a file inside of it. */
export const spoiltFile = (seeds: number): fc.Arbitrary<SpoiltFile> =>
  fc.record({
    seed: fc.nat(seeds - 1),
    entry: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 3 }),
    changes: fc.array(change, { minLength: 1, maxLength: 4 }),
  });

/** The bytes of a spoilt file. */
export async function spoil(seeds: readonly SeedFile[], { seed, entry, changes }: SpoiltFile): Promise<Buffer> {
  const file = seeds[seed];
  if (!file) throw new Error('There is no such seed.');
  if (file.inside === null || entry === null) return changes.reduce(changed, file.bytes);
  const names = Object.keys(file.inside);
  const name = names[placeIn(names.length - 1, entry)] ?? '';
  const spoilt = changes.reduce(changed, file.inside[name] ?? Buffer.alloc(0));
  return zipOf({ ...file.inside, [name]: spoilt });
}

const placeIn = (length: number, share: number): number => Math.min(length, Math.floor(share * (length + 1)));

function changed(bytes: Buffer, { how, at, to, length, what }: Change): Buffer {
  const start = placeIn(bytes.length, at);
  const end = Math.min(bytes.length, start + length);
  const other = placeIn(bytes.length, to);
  const join = (...parts: (Buffer | string)[]): Buffer =>
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  const [before, part, after] = [bytes.subarray(0, start), bytes.subarray(start, end), bytes.subarray(end)];
  switch (how) {
    case 'flip': {
      const copy = Buffer.from(bytes);
      if (start < copy.length) copy[start] = (copy[start] ?? 0) ^ (1 << (length % 8));
      return copy;
    }
    case 'put':
      return join(before, what, part, after);
    case 'replace':
      return join(before, what, after);
    case 'cut':
      return join(before, after);
    case 'repeat':
      return join(before, ...Array.from({ length: 1 + (length % 9) }, () => part), after);
    case 'swap':
      return other < start ? join(bytes.subarray(0, other), part, bytes.subarray(other, start), after) : bytes;
    case 'end':
      return before;
    case 'number':
      return numberReplaced(bytes, start, what);
    default:
      return lineChanged(bytes, start, how === 'line-twice');
  }
}

/** Puts something in the place of the next word or number: between tags or delimiters, where readers look for it. */
function numberReplaced(bytes: Buffer, from: number, what: string): Buffer {
  const text = bytes.toString('latin1');
  const found = /[A-Za-z0-9.-]+/.exec(text.slice(from, from + 500));
  if (!found) return bytes;
  const at = from + found.index;
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(what), bytes.subarray(at + found[0].length)]);
}

function lineChanged(bytes: Buffer, from: number, twice: boolean): Buffer {
  const start = bytes.lastIndexOf(0x0a, from) + 1;
  const newline = bytes.indexOf(0x0a, from);
  const end = newline < 0 ? bytes.length : newline + 1;
  const line = bytes.subarray(start, end);
  return Buffer.concat([bytes.subarray(0, start), ...(twice ? [line, line] : []), bytes.subarray(end)]);
}
