import { SaxesParser } from 'saxes';
import { UnreadableFile } from '../../file/unreadable-file';

/** Where an element begins, both counted from 1. */
export interface XmlPlace {
  line: number;
  column: number;
}

/** What is told of an XML file while it is read; names come without their namespace prefix. */
export interface XmlListener {
  open(name: string, attributes: Readonly<Record<string, string>>, at: XmlPlace): void;
  close(name: string): void;
  /** Text between tags, in one piece, with line ends and all. */
  text(text: string): void;
}

/** Deeper than any file of a school nests. */
const deepest = 100;
/** Longer than any cell or attribute; it bounds what the parser holds before it says anything. */
const longestPiece = 1024 * 1024;

/**
 * Reads XML without ever holding it. Nothing outside of it is fetched and no entity but the five of XML is expanded:
 * a document type definition, the only place where others come from, is refused.
 * @param pieces its bytes: UTF-8, or UTF-16 with a byte-order mark.
 * @param place the person calls it: "xl/workbook.xml in the workbook".
 * @throws UnreadableFile with the line.
 */
export async function readXml(pieces: AsyncIterable<Buffer>, place: string, listener: XmlListener): Promise<void> {
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  const refuse = (why: string): never => {
    throw new UnreadableFile(`${place} is broken in line ${parser.line}, column ${parser.column + 1}: ${why}.`);
  };
  let at: XmlPlace = { line: 1, column: 1 };
  let depth = 0;
  let said = false;
  parser.on('error', (error) => refuse(error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')));
  parser.on('doctype', () => refuse('it defines document types or entities, which no such file needs'));
  // The parser has just read the character behind the name.
  parser.on('opentagstart', ({ name }) => {
    at = { line: parser.line, column: Math.max(1, parser.column - name.length - 1) };
  });
  parser.on('opentag', ({ name, attributes }) => {
    said = true;
    depth += 1;
    if (depth > deepest) refuse(`elements stand more than ${deepest} deep in each other`);
    listener.open(local(name), attributes, at);
  });
  parser.on('closetag', ({ name }) => {
    said = true;
    depth -= 1;
    listener.close(local(name));
  });
  const text = (words: string): void => {
    said = true;
    if (depth > 0) listener.text(words);
  };
  parser.on('text', text);
  parser.on('cdata', text);

  let unsaid = 0;
  for await (const words of decoded(pieces, place)) {
    said = false;
    parser.write(words);
    unsaid = said ? 0 : unsaid + words.length;
    if (unsaid > longestPiece) refuse('more than a million characters stand in one piece');
  }
  parser.close();
}

function local(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

async function* decoded(pieces: AsyncIterable<Buffer>, place: string): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  try {
    for await (const piece of pieces) {
      decoder ??= new TextDecoder(encodingOf(piece), { fatal: true });
      yield decoder.decode(piece, { stream: true });
    }
    if (!decoder) throw new UnreadableFile(`${place} is empty.`);
    yield decoder.decode();
  } catch (error) {
    if (!isEncodingError(error)) throw error;
    throw new UnreadableFile(`${place} is not written in the characters it says it is.`);
  }
}

function encodingOf(start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** What the decoder throws; told by its code, for an error made by Node itself is no instance of ours. */
const isEncodingError = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
