import { readFileText } from '../../file/file-text';
import { UnreadableFile } from '../../file/unreadable-file';
import { readXml, type XmlListener, type XmlPlace } from '../xml/read-xml';
import { CtfElement } from './ctf-element';
import { type CtfPlace, ctfPlaces, structural, wholeParts } from './ctf-places';

/** What is done with a transfer file while it is read: nothing of it is held longer than one pupil. */
export interface CtfTaker {
  header(header: CtfElement): void;
  pupil(pupil: CtfElement): void;
}

/** More pupils than any school has. */
const mostPupils = 20_000;
/** Elements of one pupil, and of the file. */
const mostOfPupil = 50_000;
const mostElements = 10_000_000;
/** Characters of one element's text. */
const longestText = 10_000;
const deepest = 30;
/** Different names that are not known. */
const mostNames = 1_000;
const readAtOnce = 64 * 1024;

/**
 * Reads a transfer file.
 * @returns how often each element that is not known, and so passed over, stands in it.
 * @throws UnreadableFile with line and column.
 */
export async function readCtf(file: Buffer, taker: CtfTaker): Promise<ReadonlyMap<string, number>> {
  const { bytes } = await readFileText(file);
  const reader = new CtfReader(taker);
  await readXml(piecesOf(bytes), 'The transfer file', reader);
  if (!reader.sawPupils) {
    throw new UnreadableFile('The transfer file has no <CTFpupilData>: there are no pupils in it.');
  }
  return reader.unknown;
}

async function* piecesOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += readAtOnce) {
    yield bytes.subarray(at, at + readAtOnce);
    await new Promise(setImmediate);
  }
}

/** An open element: what may stand in it, and what is kept of it. */
interface Open {
  name: string;
  place: CtfPlace;
  kept: CtfElement | null;
}

class CtfReader implements XmlListener {
  readonly unknown = new Map<string, number>();
  sawPupils = false;
  private readonly opened: Open[] = [];
  private sawHeader = false;
  private pupils = 0;
  private elements = 0;
  private ofPupil = 0;
  private at: XmlPlace = { line: 1, column: 1 };

  constructor(private readonly taker: CtfTaker) {}

  open(name: string, _attributes: Readonly<Record<string, string>>, at: XmlPlace): void {
    this.at = at;
    this.count();
    const key = name.toLowerCase();
    const parent = this.opened.at(-1);
    const place = this.placeOf(key, name, parent);
    if (key === 'ctfpupildata' && place !== 'unwanted') this.sawPupils = true;
    if (key === 'pupil' && place !== 'unwanted') this.beginPupil();
    const keep = place !== 'unwanted' && (parent?.kept || key === 'pupil' || key === 'header');
    const kept = keep ? new CtfElement(key, at.line) : null;
    if (kept) parent?.kept?.children.push(kept);
    this.opened.push({ name, place, kept });
  }

  text(text: string): void {
    const kept = this.opened.at(-1)?.kept;
    if (!kept) return;
    if (kept.text.length + text.length > longestText) {
      this.refuse(`the text of <${this.opened.at(-1)?.name ?? ''}> is longer than ${inWords(longestText)} characters`);
    }
    kept.text += text;
  }

  close(): void {
    const closed = this.opened.pop();
    const parent = this.opened.at(-1);
    if (!closed?.kept || parent?.kept) return;
    if (closed.kept.name === 'pupil') this.taker.pupil(closed.kept);
    else {
      this.sawHeader = true;
      this.taker.header(closed.kept);
    }
  }

  private placeOf(key: string, name: string, parent: Open | undefined): CtfPlace {
    if (!parent) {
      const root = typeof ctfPlaces === 'object' ? ctfPlaces[key] : undefined;
      return root ?? this.refuse(`it begins with <${name}>, a transfer file with <CTfile>`);
    }
    const known = typeof parent.place === 'object' && Object.hasOwn(parent.place, key) ? parent.place[key] : undefined;
    if (known !== undefined) return known;
    // Where the layout is free, the names of other parts of the file mean nothing, but a pupil is a pupil.
    const free = parent.place === 'any' || parent.place === 'unwanted';
    if (free ? wholeParts.has(key) : structural.has(key)) this.misplaced(name, parent);
    if (parent.place === 'any') return 'any';
    if (parent.place !== 'unwanted' && (this.unknown.has(name) || this.unknown.size < mostNames)) {
      this.unknown.set(name, (this.unknown.get(name) ?? 0) + 1);
    }
    return 'unwanted';
  }

  private count(): void {
    this.elements += 1;
    this.ofPupil += 1;
    if (this.elements > mostElements) this.refuse(`there are more than ${inWords(mostElements)} elements in it`);
    if (this.ofPupil > mostOfPupil)
      this.refuse(`more than ${inWords(mostOfPupil)} elements follow without a new pupil`);
    if (this.opened.length >= deepest) this.refuse(`elements stand more than ${deepest} deep in each other`);
  }

  private beginPupil(): void {
    if (!this.sawHeader) this.refuse('the first pupil stands before the <Header>, which says of which day the file is');
    this.ofPupil = 0;
    this.pupils += 1;
    if (this.pupils > mostPupils) this.refuse(`there are more than ${inWords(mostPupils)} pupils in it`);
  }

  private misplaced(name: string, parent: Open): never {
    return this.refuse(`<${name}> stands in <${parent.name}>, where it has no place`);
  }

  private refuse(why: string): never {
    throw new UnreadableFile(`The transfer file is broken in line ${this.at.line}, column ${this.at.column}: ${why}.`);
  }
}

const inWords = (count: number): string => count.toLocaleString('en-GB');
