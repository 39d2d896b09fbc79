import { notParsed, type Parsed, parsed } from '@headway/domain';
import type { Transaction } from '../../../core/database/database';
import { readTable } from '../rows/read-table';
import type { RowCells } from '../rows/row-cells';
import { TableFindings } from '../rows/table-findings';
import { tableWork } from '../rows/table-work';

/** What a school is known by. */
interface SchoolRecord {
  name: string;
  urn: string | null;
  laCode: string | null;
  establishment: string | null;
  phase: string;
}

/** What a row says of an establishment. Undefined: the file does not say. */
interface ReadSchool {
  row: number;
  name: string;
  urn: string;
  laCode: string | undefined;
  establishment: string | undefined;
  phase: string | undefined;
}

const labels = {
  name: 'Name of the school',
  urn: 'URN',
  laCode: 'Local authority number',
  establishment: 'Establishment number',
  phase: 'Phase',
} as const;

/** The phases of the register that Headway works in; a row of another one says nothing of it. */
const phases: Readonly<Record<string, string>> = {
  primary: 'primary',
  'middle deemed primary': 'primary',
  secondary: 'secondary',
  'middle deemed secondary': 'secondary',
};

/** Brings the school's own record up to date; other schools of the list are passed over. */
export const schoolWork = tableWork(async (work) => {
  const { tx, schoolId } = work;
  const findings = new TableFindings();
  const stored = await storedSchool(tx, schoolId);
  const rows = await readTable(work, findings, (cells) => (couldBe(cells, stored) ? readSchool(cells) : null));
  const [own, ...others] = ofSchool(rows, stored);
  findings.counts.leftOut = findings.counts.rows - findings.counts.invalid - (own ? 1 : 0);
  if (!own || others.length > 0) {
    const why = own
      ? `Rows ${[own, ...others].map(({ row }) => row).join(' and ')} are of this school`
      : `No row is of ${stored.name}: neither its URN, nor its number, nor its name is in the file`;
    findings.invalid(own?.row ?? work.layout.headerRow, labels.urn, own?.urn ?? '', why);
    return { findings, write: () => Promise.resolve() };
  }
  const record = recordOf(own, stored);
  const differences = (Object.keys(labels) as (keyof typeof labels)[])
    .filter((field) => record[field] !== stored[field])
    .map((field) => ({ what: labels[field], before: stored[field] ?? '–', after: record[field] ?? '–' }));
  if (differences.length === 0) findings.unchanged();
  else findings.changed(own.row, { id: null, name: record.name }, differences);
  return { findings, write: () => writeSchool(tx, schoolId, record) };
});

async function storedSchool(tx: Transaction, schoolId: number): Promise<SchoolRecord> {
  const [row] = await tx.query<SchoolRecord[]>(
    'SELECT name, urn, la_code AS "laCode", establishment, phase FROM school WHERE id = $1',
    [schoolId],
  );
  if (!row) throw new Error('The school of an import is not there.');
  return row;
}

/** The list has every school in England: only rows that may be this one's are read, and have to be right. */
function couldBe(cells: RowCells, stored: SchoolRecord): boolean {
  return (
    cells.text('urn') === stored.urn ||
    (cells.text('establishment-number') === stored.establishment && cells.text('la-code') === stored.laCode) ||
    sameName(cells.text('establishment-name'), stored.name)
  );
}

function readSchool(cells: RowCells): ReadSchool {
  return {
    row: cells.row,
    name: cells.neededWords('establishment-name'),
    urn: cells.needed('urn', digits('a URN', 6)),
    laCode: cells.optional('la-code', digits('a local authority', 3)),
    establishment: cells.optional('establishment-number', digits('an establishment', 4)),
    phase: phases[cells.text('phase').toLowerCase()],
  };
}

const digits =
  (what: string, count: number) =>
  (text: string): Parsed<string> =>
    new RegExp(`^\\d{${count}}$`).test(text) ? parsed(text) : notParsed(`the number of ${what} has ${count} digits`);

/** By URN; a school that became an academy has a new one, and is known by its number; a new school by its name. */
function ofSchool(rows: readonly ReadSchool[], stored: SchoolRecord): ReadSchool[] {
  const byUrn = rows.filter(({ urn }) => urn === stored.urn);
  if (byUrn.length > 0) return byUrn;
  const byNumber = rows.filter(
    ({ laCode, establishment }) =>
      stored.establishment !== null && laCode === stored.laCode && establishment === stored.establishment,
  );
  if (byNumber.length > 0 || stored.urn !== null) return byNumber;
  return rows.filter(({ name }) => sameName(name, stored.name));
}

const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

const recordOf = (read: ReadSchool, stored: SchoolRecord): SchoolRecord => ({
  name: read.name,
  urn: read.urn,
  laCode: read.laCode ?? stored.laCode,
  establishment: read.establishment ?? stored.establishment,
  phase: read.phase ?? stored.phase,
});

async function writeSchool(tx: Transaction, schoolId: number, record: SchoolRecord): Promise<void> {
  const { name, urn, laCode, establishment, phase } = record;
  await tx.query(
    `UPDATE school SET name = $2, urn = $3, la_code = $4, establishment = $5, phase = $6 WHERE id = $1
       AND (name, urn, la_code, establishment, phase) IS DISTINCT FROM ($2, $3, $4, $5, $6)`,
    [schoolId, name, urn, laCode, establishment, phase],
  );
}
