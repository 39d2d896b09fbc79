import { posix } from 'node:path';
import { UnreadableFile } from '../../file/unreadable-file';
import { readXml } from '../xml/read-xml';
import type { SafeZip } from '../zip/safe-zip';

/** A sheet that can be seen. */
export interface Sheet {
  name: string;
  /** Its file in the zip. */
  path: string;
}

/** What a workbook says of itself. */
export interface Workbook {
  sheets: Sheet[];
  /** Names of those that cannot. */
  hidden: string[];
  /** Days are counted from 1904, as Excel on old Macs did. */
  from1904: boolean;
  sharedStrings: string | null;
  styles: string | null;
}

interface Relation {
  /** The last word of its type, which is the same in every edition of the format. */
  type: string;
  target: string;
  outside: boolean;
}

const mostSheets = 60;
const save = 'Open it in Excel, save it as Excel Workbook (.xlsx) and choose that file.';

/** Finds the sheets of a workbook, hidden ones left out, and where its texts and number formats stand. */
export async function readWorkbook(zip: SafeZip): Promise<Workbook> {
  const path = await workbookPath(zip);
  const relations = await relationsOf(zip, path);
  const listed: { name: string; id: string }[] = [];
  const hidden: string[] = [];
  let from1904 = false;
  await readXml(zip.stream(path), `${path} in the workbook`, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      if ((attributes.state ?? 'visible') === 'visible') {
        listed.push({ name: attributes.name ?? '', id: relationId(attributes) });
      } else hidden.push(attributes.name ?? '');
      if (listed.length > mostSheets) throw new UnreadableFile(`The workbook has more than ${mostSheets} sheets.`);
    },
    close: () => undefined,
    text: () => undefined,
  });
  const sheets = listed.flatMap(({ name, id }) => sheetAt(zip, name, relations.get(id)));
  const other = (type: string): string | null => {
    const found = [...relations.values()].find((relation) => relation.type === type && !relation.outside);
    return found && zip.has(found.target) ? found.target : null;
  };
  return { sheets, hidden, from1904, sharedStrings: other('sharedStrings'), styles: other('styles') };
}

/** `r:id`, whatever prefix the file gives the namespace. */
function relationId(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes).find(([name]) => /:id$/.test(name))?.[1] ?? '';
}

function sheetAt(zip: SafeZip, name: string, relation: Relation | undefined): Sheet[] {
  if (!relation)
    throw new UnreadableFile(`The workbook lists the sheet “${name}” but does not say where it is. ${save}`);
  // Charts and macros have sheets too; there is no table in them.
  if (relation.type !== 'worksheet') return [];
  if (relation.outside) {
    throw new UnreadableFile(`The sheet “${name}” lies outside of the workbook. Nothing outside of it is fetched.`);
  }
  if (!zip.has(relation.target)) throw new UnreadableFile(`The sheet “${name}” is missing from the workbook. ${save}`);
  return [{ name, path: relation.target }];
}

async function workbookPath(zip: SafeZip): Promise<string> {
  if (zip.has('content.xml') && zip.has('mimetype')) {
    throw new UnreadableFile(
      'This is an OpenDocument spreadsheet. Save it as Excel Workbook (.xlsx) or as CSV and choose that file.',
    );
  }
  const start = [...(await relationsOf(zip, '')).values()].find(({ type }) => type === 'officeDocument');
  const path = start && !start.outside ? start.target : 'xl/workbook.xml';
  if (path.endsWith('.bin')) throw new UnreadableFile(`This is a binary workbook (.xlsb). ${save}`);
  if (!zip.has(path)) throw new UnreadableFile('This is not an Excel workbook: it has no list of sheets.');
  return path;
}

/** What a file of the workbook refers to, by id; nothing when it refers to nothing. */
async function relationsOf(zip: SafeZip, path: string): Promise<Map<string, Relation>> {
  const folder = posix.dirname(path);
  const list = posix.join(folder, '_rels', `${posix.basename(path)}.rels`);
  const relations = new Map<string, Relation>();
  if (!zip.has(list)) return relations;
  await readXml(zip.stream(list), `${list} in the workbook`, {
    open(name, { Id, Type, Target, TargetMode }) {
      if (name !== 'Relationship' || Id === undefined || Target === undefined) return;
      relations.set(Id, {
        type: Type?.split('/').at(-1) ?? '',
        target: Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target),
        outside: TargetMode === 'External',
      });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return relations;
}
