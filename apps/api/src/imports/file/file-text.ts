import { isUtf8 } from 'node:buffer';
import { analyse } from 'chardet';
import { getDecoder } from 'iconv-lite';
import { UnreadableFile } from './unreadable-file';

export const encodings = ['UTF-8', 'UTF-16LE', 'UTF-16BE', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

/** The text of a file, as UTF-8 without a byte-order mark, and how it was written. */
export interface FileText {
  encoding: Encoding;
  bytes: Buffer;
}

const looksLike: readonly { starts: readonly number[]; says: string }[] = [
  { starts: [0x50, 0x4b, 0x03, 0x04], says: 'This is an Excel workbook or a zip file, whatever its name says.' },
  { starts: [0xd0, 0xcf, 0x11, 0xe0], says: 'This is an old Excel workbook, whatever its name says.' },
  { starts: [0x25, 0x50, 0x44, 0x46], says: 'This is a PDF, whatever its name says.' },
  { starts: [0x1f, 0x8b], says: 'This is a compressed file, whatever its name says.' },
];
const saveAsCsv = 'Open it in the program it came from, save it as CSV and choose that file.';
const sampleBytes = 65_536;
const decodedAtOnce = 4 * 1024 * 1024;

/**
 * Reads the bytes of a file as text.
 * @throws UnreadableFile when it is empty or not text.
 */
export async function readFileText(bytes: Buffer): Promise<FileText> {
  if (bytes.length === 0) throw new UnreadableFile('The file is empty.');
  for (const { starts, says } of looksLike) {
    if (starts.every((byte, i) => bytes[i] === byte)) throw new UnreadableFile(`${says} ${saveAsCsv}`);
  }
  const encoding = encodingOf(bytes);
  const text = encoding === 'UTF-8' ? bytes : await asUtf8(bytes, encoding);
  const marked = text[0] === 0xef && text[1] === 0xbb && text[2] === 0xbf;
  const plain = marked ? text.subarray(3) : text;
  // No text has one, and the database can keep none.
  const nul = plain.indexOf(0);
  if (nul >= 0 && nul < sampleBytes) throw new UnreadableFile(`This file is not text. ${saveAsCsv}`);
  if (nul >= 0) throw new UnreadableFile(`Line ${lineAt(plain, nul)} is not text any more. ${saveAsCsv}`);
  if (/^\s*$/.test(plain.subarray(0, sampleBytes).toString('utf8')) && plain.length <= sampleBytes) {
    throw new UnreadableFile('The file is empty.');
  }
  return { encoding, bytes: plain };
}

function lineAt(bytes: Buffer, place: number): number {
  let line = 1;
  for (let at = bytes.indexOf(0x0a); at >= 0 && at < place; at = bytes.indexOf(0x0a, at + 1)) line += 1;
  return line;
}

function encodingOf(bytes: Buffer): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE';
  if (isUtf8(bytes)) return 'UTF-8';
  // Names with accents are rare: the sample is taken where they are.
  const accent = bytes.findIndex((byte) => byte > 0x7f);
  const sample = bytes.subarray(Math.max(0, accent - sampleBytes / 2), accent + sampleBytes / 2);
  const wide = analyse(sample).find(({ name }) => name === 'UTF-16LE' || name === 'UTF-16BE');
  if (wide && sample.includes(0)) return wide.name === 'UTF-16BE' ? 'UTF-16BE' : 'UTF-16LE';
  // What schools' software writes when it is not Unicode; ISO 8859-1 is the same for every letter.
  return 'windows-1252';
}

async function asUtf8(bytes: Buffer, encoding: Encoding): Promise<Buffer> {
  // Node's TextDecoder takes windows-1252 for Latin-1 and loses its quotation marks and dashes (nodejs/node#56542).
  const decoder = getDecoder(encoding);
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += decodedAtOnce) {
    parts.push(Buffer.from(decoder.write(bytes.subarray(at, at + decodedAtOnce))));
    await new Promise(setImmediate);
  }
  return Buffer.concat([...parts, Buffer.from(decoder.end() ?? '')]);
}
