import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { neutralised } from '../../imports/file/formula';
import type { Row } from '../export-kind';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';

/** The parts of a workbook with one sheet that are the same whatever is in it (ECMA-376, SpreadsheetML). */
const parts = (sheet: string): Record<string, string> => ({
  '[Content_Types].xml':
    `${head}<Types xmlns="${packaged}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>' +
    '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>' +
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>' +
    '</Types>',
  '_rels/.rels':
    `${head}<Relationships xmlns="${packaged}/relationships">` +
    `<Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/_rels/workbook.xml.rels':
    `${head}<Relationships xmlns="${packaged}/relationships">` +
    `<Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/>` +
    `<Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
  'xl/workbook.xml':
    `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>` +
    `<sheet name="${escaped(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  // Style 1 is the bold one of the column names.
  'xl/styles.xml':
    `${head}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>` +
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>',
});

/**
 * A table as a workbook of one sheet, written as it is read: no more of it is held than one batch. Numbers are numbers,
 * everything else is text, and what a spreadsheet could run is text behind an apostrophe.
 */
export function xlsxExport(
  sheet: string,
  columns: readonly string[],
  batches: AsyncIterable<readonly Row[]>,
): NodeJS.ReadableStream {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts(sheet))) zip.addBuffer(Buffer.from(content), name);
  const rows = Readable.from(sheetXml(columns, batches), { objectMode: false });
  // The zip does not pass on what goes wrong in what it reads.
  rows.on('error', (error) => zip.outputStream.emit('error', error));
  zip.addReadStream(rows, 'xl/worksheets/sheet1.xml');
  zip.end();
  return zip.outputStream;
}

async function* sheetXml(columns: readonly string[], batches: AsyncIterable<readonly Row[]>): AsyncGenerator<Buffer> {
  yield Buffer.from(
    `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">` +
      '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>' +
      rowXml(1, columns, ' s="1"'),
  );
  let at = 1;
  for await (const batch of batches) {
    if (batch.length > 0) yield Buffer.from(batch.map((row) => rowXml((at += 1), row, '')).join(''));
  }
  yield Buffer.from('</sheetData></worksheet>');
}

function rowXml(at: number, row: Row, style: string): string {
  const cells = row.map((cell, i) => {
    if (cell === null || cell === '') return '';
    const place = `r="${columnName(i)}${at}"${style}`;
    if (typeof cell === 'number') return `<c ${place}><v>${cell}</v></c>`;
    return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escaped(neutralised(cell))}</t></is></c>`;
  });
  return `<row r="${at}">${cells.join('')}</row>`;
}

/** A, B … Z, AA … for 0, 1 … */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text in XML; characters that XML 1.0 cannot hold are left out. */
function escaped(text: string): string {
  return [...text]
    .filter((character) => {
      const code = character.codePointAt(0) ?? 0;
      const allowed = code >= 0x20 || code === 0x9 || code === 0xa || code === 0xd;
      return allowed && !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
    })
    .map((character) => entities[character] ?? character)
    .join('');
}
