import { UnreadableFile } from '../../file/unreadable-file';
import { readXml } from '../xml/read-xml';
import type { SafeZip } from '../zip/safe-zip';
import { longestCell, plainText } from './cell-text';

/** They are held while the sheets are read; honest workbooks have far fewer. */
const mostTexts = 2_000_000;
const mostCharacters = 48 * 1024 * 1024;

/** The texts that cells refer to by number. */
export async function readSharedTexts(zip: SafeZip, path: string): Promise<string[]> {
  const place = `${path} in the workbook`;
  const texts: string[] = [];
  let characters = 0;
  let text: string | null = null;
  let inText = false;
  let phonetic = false;
  await readXml(zip.stream(path), place, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't') inText = true;
      else if (name === 'rPh') phonetic = true;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'si' && text !== null) {
        characters += text.length;
        texts.push(held(plainText(text)));
        text = null;
        if (texts.length > mostTexts || characters > mostCharacters) {
          throw new UnreadableFile(`${place} holds more text than can be read. Divide the workbook.`);
        }
      }
    },
    text(piece) {
      if (!inText || phonetic || text === null) return;
      text += piece;
      if (text.length > longestCell) {
        const limit = longestCell.toLocaleString('en-GB');
        throw new UnreadableFile(`${place}: text ${texts.length + 1} is longer than ${limit} characters.`);
      }
    },
  });
  return texts;
}

/** A copy of its own: what the parser hands out keeps the whole piece of file alive that it was cut from. */
const held = (text: string): string => Buffer.from(text).toString();
