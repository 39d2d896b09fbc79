import {
  academicYearLabel,
  academicYearOf,
  halfTermOn,
  isIsoDate,
  parseHalfTerm,
  usualCalendar,
} from '@headway/domain';
import { UnreadableFile } from '../../file/unreadable-file';
import type { SafeZip } from '../zip/safe-zip';
import type { FilePart } from '../file-format';
import { WrittenTable } from '../written-table';
import type { Manifest } from './manifest';
import { isDeleted, opened, type Roster } from './roster';
import type { RosterFile } from './roster-file';

/** Something marked: what its results are of. */
interface LineItem {
  title: string;
  subject: string;
  session: string;
  dueDate: string;
}

/** Results with a score, each of the half term its line item or its day belongs to. */
export async function resultsPart(zip: SafeZip, manifest: Manifest, roster: Roster): Promise<FilePart[]> {
  const results = await opened(zip, manifest, 'results', ['lineItemSourcedId', 'studentSourcedId', 'scoreDate']);
  if (!results) return [];
  const items = await readItems(
    await opened(zip, manifest, 'lineItems', ['sourcedId', 'title', 'classSourcedId']),
    roster,
  );
  const alone = subjectsWithOneItem(items);
  const table = new WrittenTable([
    { name: 'Row of results.csv', field: 'line' },
    { name: 'UPN', field: 'upn' },
    { name: 'Surname', field: 'surname' },
    { name: 'Forename', field: 'forename' },
    { name: 'Academic year', field: 'academic-year' },
    { name: 'Half term', field: 'half-term' },
    { name: 'Subject', field: 'subject' },
    { name: 'Result', field: 'result' },
    { name: 'Test date', field: 'test-date' },
  ]);
  for await (const row of results.rows()) {
    const score = row.text('score') || row.text('textScore');
    if (score === '' || isDeleted(row)) continue;
    const person = roster.people.get(row.text('studentSourcedId'));
    const item = items.get(row.text('lineItemSourcedId'));
    if (!item) throw new UnreadableFile(`results.csv, row ${row.row}: its line item is not in lineItems.csv.`);
    const date = row.text('scoreDate').slice(0, 10);
    const [year, halfTerm] = whenOf(item, roster, date);
    const subject = alone.has(item.subject) ? item.subject : `${item.subject}: ${item.title}`;
    const pupil = [person?.upn ?? '', person?.surname ?? '', person?.forename ?? ''];
    table.add([String(row.row), ...pupil, year, halfTerm, subject, plainScore(score), date]);
  }
  return table.rows === 0 ? [] : [table.part('Results (results.csv)', 'results')];
}

async function readItems(file: RosterFile | null, { classes }: Roster): Promise<Map<string, LineItem>> {
  if (!file)
    throw new UnreadableFile('There is a results.csv but no lineItems.csv, which says what its results are of.');
  const items = new Map<string, LineItem>();
  for await (const row of file.rows()) {
    items.set(row.text('sourcedId'), {
      title: row.text('title'),
      subject: classes.get(row.text('classSourcedId'))?.subject || row.text('title'),
      session: row.text('academicSessionSourcedId') || row.text('gradingPeriodSourcedId'),
      dueDate: row.text('dueDate').slice(0, 10),
    });
  }
  return items;
}

/** Subjects all of whose line items have one name: the name adds nothing then. */
function subjectsWithOneItem(items: ReadonlyMap<string, LineItem>): Set<string> {
  const titles = new Map<string, Set<string>>();
  for (const { subject, title } of items.values()) titles.set(subject, (titles.get(subject) ?? new Set()).add(title));
  return new Set([...titles].filter(([, different]) => different.size === 1).map(([subject]) => subject));
}

/** Academic year and half term: as the session is called, otherwise when England's usual half terms run. */
function whenOf({ session, dueDate }: LineItem, { sessions }: Roster, scoreDate: string): [string, string] {
  const of = sessions.get(session);
  const day = [dueDate, scoreDate, of?.startDate ?? ''].find((date) => isIsoDate(date));
  if (day === undefined) return ['', ''];
  const startYear = academicYearOf(day);
  const named = parseHalfTerm(of?.title ?? '');
  const halfTerm = named.ok ? named.value : (halfTermOn(day, usualCalendar(startYear)) ?? 'AUT1');
  return [academicYearLabel(startYear), halfTerm];
}

/** Scores are written with decimals (35.0, 35.50); a mark is shown as it was given. */
const plainScore = (score: string): string => (/^-?\d+\.\d+$/.test(score) ? score.replace(/\.?0+$/, '') : score);
