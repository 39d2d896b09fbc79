import { cutText } from '../../file/cut-text';
import { UnreadableFile } from '../../file/unreadable-file';
import type { FileFormat, FilePart, GivenFile } from '../file-format';
import { headerOf } from './ctf-header';
import { CtfTables } from './ctf-tables';
import { readCtf } from './read-ctf';

const lookedAt = 4096;
const namedAtMost = 10;

/** The DfE's common transfer file: the pupils of a school with their history, in XML. */
export const ctfFormat: FileFormat = {
  key: 'ctf',

  // Any XML: no other format is, and reading it says what is wrong with it.
  recognises({ bytes }: GivenFile): boolean {
    const start = bytes.subarray(0, lookedAt);
    const wide = start.includes(0);
    const text = wide ? start.toString('latin1').replaceAll('\0', '') : start.toString('utf8');
    return /^(\u00fe\u00ff|\u00ff\u00fe|\ufeff)?\s*<[?!a-z]/i.test(text);
  },

  async read({ bytes }: GivenFile): Promise<FilePart[]> {
    const taken: { tables?: CtfTables } = {};
    const unknown = await readCtf(bytes, {
      header: (header) => (taken.tables ??= new CtfTables(headerOf(header))),
      pupil: (pupil) => taken.tables?.add(pupil),
    });
    if (!taken.tables) throw new UnreadableFile('The transfer file has no <Header>, which says of which day it is.');
    const [pupils, ...rest] = taken.tables.parts();
    return pupils
      ? [{ ...pupils, layout: { ...pupils.layout, notes: notes(unknown, taken.tables.passed) } }, ...rest]
      : [];
  },
};

function notes(unknown: ReadonlyMap<string, number>, passed: ReadonlyMap<string, number>): string[] {
  const inOrder = [...unknown].sort(([a], [b]) => a.localeCompare(b));
  const shown = inOrder.slice(0, namedAtMost).map(([name, count]) => `${count} × <${cutText(name, 40)}>`);
  const more = inOrder.length > namedAtMost ? ` and ${inOrder.length - namedAtMost} more` : '';
  return [
    ...(shown.length > 0 ? [`Passed over: ${shown.join(', ')}${more}, which are not known here`] : []),
    ...[...passed].map(([what, count]) => `Passed over: ${count} × ${what}`),
  ];
}
