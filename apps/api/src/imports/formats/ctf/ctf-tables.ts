import type { FilePart } from '../file-format';
import { type KnownColumn, WrittenTable } from '../written-table';
import { attendanceOf } from './ctf-attendance';
import { factsOf } from './ctf-characteristics';
import type { CtfElement } from './ctf-element';
import type { CtfHeader } from './ctf-header';
import { resultsOf } from './ctf-results';
import { ownDates } from './ctf-schools';

const columns = (fields: Record<string, KnownColumn['field']>): KnownColumn[] =>
  Object.entries(fields).map(([name, field]) => ({ name, field }));

/** Upright bars stand in no name, and commas in those of some goals. */
const tableOf = (known: KnownColumn[]): WrittenTable => new WrittenTable(known, '|');

const whose = { Line: 'line', UPN: 'upn', Surname: 'surname', Forename: 'forename' } as const;

/** The tables that the pupils of a transfer file fill. */
export class CtfTables {
  private readonly pupils: WrittenTable;
  private readonly facts = tableOf(
    columns({
      ...whose,
      Characteristic: 'characteristic',
      Value: 'value',
      'Starts on': 'starts-on',
      'Ends on': 'ends-on',
    }),
  );
  private readonly sessions = tableOf(
    columns({
      ...whose,
      'Academic year': 'academic-year',
      'Half term': 'half-term',
      'Possible sessions': 'possible',
      'Attended sessions': 'attended',
      'Absent sessions': 'absences',
    }),
  );
  private readonly marks = tableOf(columns({ ...whose, 'First day': 'first-day', Marks: 'marks' }));
  private readonly results = tableOf(
    columns({
      ...whose,
      'Academic year': 'academic-year',
      'Half term': 'half-term',
      Subject: 'subject',
      Result: 'result',
      'Test date': 'test-date',
      School: 'school',
    }),
  );
  /** What was passed over, in words, with how often. */
  readonly passed = new Map<string, number>();

  constructor(private readonly header: CtfHeader) {
    this.pupils = tableOf(
      columns({
        ...whose,
        'Former UPN': 'former-upn',
        'Preferred surname': 'preferred-surname',
        'Preferred forename': 'preferred-forename',
        'Date of birth': 'date-of-birth',
        Sex: 'sex',
        'NC year': 'nc-year',
        'Date of entry': 'entry-date',
        // Empty cells would say that nobody has left.
        ...(header.transferred ? {} : { 'Date of leaving': 'leaving-date' }),
      }),
    );
  }

  add(pupil: CtfElement): void {
    const say = (name: string): string => pupil.say('BasicDetails', name);
    const named = [pupil.say('UPN'), pupil.say('Surname'), pupil.say('Forename')];
    const row = (line: number): string[] => [String(line), ...named];
    const pass = (what: string): void => void this.passed.set(what, (this.passed.get(what) ?? 0) + 1);
    const sex = pupil.say('Sex') || pupil.say('Gender') || say('Sex') || say('Gender');
    const { entry, leaving } = ownDates(pupil, this.header);
    this.pupils.add([
      ...row(pupil.line),
      say('FormerUPN'),
      say('PreferredSurname'),
      say('PreferredForename'),
      pupil.say('DOB'),
      // W: not collected.
      sex.toUpperCase() === 'W' ? 'U' : sex,
      say('NCyearActual'),
      entry,
      ...(this.header.transferred ? [] : [leaving]),
    ]);
    for (const { line, characteristic, value, startsOn, endsOn } of factsOf(pupil, this.header, pass)) {
      this.facts.add([...row(line), characteristic, value, startsOn, endsOn]);
    }
    const { sessions, marks } = attendanceOf(pupil, pass);
    for (const { line, academicYear, halfTerm, possible, attended, absences } of sessions) {
      this.sessions.add([...row(line), academicYear, halfTerm, possible, attended, absences]);
    }
    for (const { line, firstDay, marks: written } of marks) this.marks.add([...row(line), firstDay, written]);
    for (const { line, academicYear, subject, result, testDate, school } of resultsOf(pupil, this.header, pass)) {
      this.results.add([...row(line), academicYear, 'SUM2', subject, result, testDate, school]);
    }
  }

  /** The tables with anything in them, in the order in which they must be applied. */
  parts(): FilePart[] {
    const rest = [
      [this.facts, 'Characteristics', 'characteristics'],
      [this.sessions, 'Attendance', 'attendance'],
      [this.marks, 'Attendance marks', 'attendance'],
      [this.results, 'Results', 'results'],
    ] as const;
    return [
      this.pupils.part('Pupils', 'pupils'),
      ...rest.filter(([table]) => table.rows > 0).map(([table, name, kind]) => table.part(name, kind)),
    ].map((part) => ({ ...part, statedOn: this.header.day }));
  }
}
