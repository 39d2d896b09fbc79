import { zipOf } from './zip-files';

/** A sheet as it stands in a workbook. */
export interface SheetXml {
  name: string;
  /** What stands inside of `<sheetData>`; or with `whole` the whole file. */
  rows: string;
  whole?: string;
  after?: string;
  state?: 'hidden' | 'veryHidden';
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A workbook written by hand, so that it can say what no program would write. */
export function workbookOf(
  sheets: readonly SheetXml[],
  more: { texts?: string; styles?: string; properties?: string; files?: Record<string, string | Buffer> } = {},
): Promise<Buffer> {
  const relations = sheets.map((_, i) => relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`));
  if (more.texts !== undefined) relations.push(relation('rIdT', 'sharedStrings', 'sharedStrings.xml'));
  if (more.styles !== undefined) relations.push(relation('rIdS', 'styles', 'styles.xml'));
  const listed = sheets.map(
    ({ name, state }, i) =>
      `<sheet name="${name}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="rId${i + 1}"/>`,
  );
  const files: Record<string, string | Buffer> = {
    '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': relationships([relation('rId1', 'officeDocument', 'xl/workbook.xml')]),
    'xl/workbook.xml':
      `${declaration}<workbook xmlns="${main}" xmlns:r="${office}">${more.properties ?? ''}` +
      `<sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(relations),
  };
  if (more.texts !== undefined)
    files['xl/sharedStrings.xml'] = `${declaration}<sst xmlns="${main}">${more.texts}</sst>`;
  if (more.styles !== undefined) files['xl/styles.xml'] = `${declaration}<styleSheet>${more.styles}</styleSheet>`;
  for (const [i, { rows, whole, after = '' }] of sheets.entries()) {
    files[`xl/worksheets/sheet${i + 1}.xml`] =
      whole ??
      `${declaration}<worksheet xmlns="${main}"><dimension ref="A1:XFD1048576"/>` +
        `<sheetData>${rows}</sheetData>${after}</worksheet>`;
  }
  return zipOf({ ...files, ...more.files });
}

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;

const relationships = (all: readonly string[]): string =>
  `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;

/** Rows of a sheet: words as inline text, numbers as numbers; an empty word is no cell. */
export const sheetRows = (...rows: (string | number)[][]): string =>
  rows
    .map((cells, i) => `<row r="${i + 1}">${cells.map((cell, column) => cellXml(cell, column, i + 1)).join('')}</row>`)
    .join('');

function cellXml(cell: string | number, column: number, row: number): string {
  const place = `${String.fromCharCode(65 + column)}${row}`;
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  return cell === '' ? '' : `<c r="${place}" t="inlineStr"><is><t>${cell}</t></is></c>`;
}
