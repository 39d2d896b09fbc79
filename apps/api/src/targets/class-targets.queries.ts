import { Injectable } from '@nestjs/common';
import { may, type Caller } from '../core/access/caller';
import { Denied } from '../core/access/denied';
import { PupilGate } from '../core/access/pupil-gate';
import { Database, type Transaction } from '../core/database/database';
import { notFound } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import { type BesideMarks, readBesideMarks } from '../assessments/marks/sheet-cells';
import { columnsOf, readSheetClass, type SheetClass } from '../assessments/marks/sheet-frame';
import { readSheetPupils, type SheetPupil } from '../assessments/marks/sheet-pupils';
import { type PupilScales, readPupilScales } from '../assessments/pupil-scales';
import type { ClassTargetCellDto, ClassTargetsDto, ClassTargetsQuery, StandingTargetDto } from './class-targets.dto';
import {
  readClassTargets,
  readTargetSubjects,
  readTargetWindows,
  type TargetSubject,
  type TargetWindow,
} from './class-targets-read';

/** Every result there is: half terms have numbers of five digits. */
const ANY_WINDOW = 100_000;

/** The targets of a class for a half term, with each pupil's latest result and what is expected. */
@Injectable()
export class ClassTargetsQueries {
  constructor(
    private readonly database: Database,
    private readonly gate: PupilGate,
    private readonly clock: Clock,
  ) {}

  /** @throws Denied (404, audited) for a class with nobody the caller may see. */
  ofClass(caller: Caller, classId: string, query: ClassTargetsQuery): Promise<ClassTargetsDto> {
    const { schoolId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      const of = await readSheetClass(tx, schoolId, classId);
      if (!of) throw outsideReach(caller, classId);
      const windows = await readTargetWindows(tx, schoolId, of.startYear);
      const window = windowFor(windows, of.startYear, query.windowId);
      if (!window) throw notFound('half term with marks in this year');

      const { startYear, halfTerm } = window;
      const members = await this.members(tx, schoolId, of, startYear);
      const pupilIds = members.map(({ pupilId }) => pupilId);
      const question = { caller, permission: 'results.read' as const, pupilIds };
      const reach = await this.gate.allowedInSubjects(tx, question);
      const pupils = members.filter(({ pupilId }) => reach.allowed.has(pupilId));
      if (pupils.length === 0) throw outsideReach(caller, classId);
      await this.gate.recordRead(tx, caller, 'targets.read', reach.allowed);

      const taught = await readTargetSubjects(tx, { schoolId, window, pupils });
      const covered = (pupilId: string, { id, strandOf }: TargetSubject): boolean =>
        reach.covers(pupilId, id) || reach.covers(pupilId, strandOf);
      const visible = taught.filter((subject) => pupils.some(({ pupilId }) => covered(pupilId, subject)));
      const columns = columnsOf(visible, query.subjectId, of);
      if (!columns) throw notFound('subject of this class');

      const seen = { schoolId, pupilIds: pupils.map(({ pupilId }) => pupilId), windowId: window.id };
      const subjectIds = columns.map(({ id }) => id);
      const scales = await readPupilScales(tx, { ...seen, startYear, day: window.dueOn });
      return assemble({
        ...{ of, windows, window, columns, scales, covered },
        subjects: visible.filter(({ strandOf, id }) => strandOf === null && (of.subjectId ?? id) === id),
        pupils: pupils.map((pupil) => ({ ...pupil, flagged: pupil.flagged && may(caller, 'flags.read') })),
        targets: await readClassTargets(tx, { ...seen, subjectIds }, scales),
        writable: await this.gate.allowedPupils(tx, { ...question, permission: 'targets.write' }),
        beside: await readBesideMarks(tx, scales, { ...seen, subjectIds, halfTerm, resultsBefore: ANY_WINDOW }),
      });
    });
  }

  /** Who is in the class today, or on the nearest day of its year; the year group is that of the half term. */
  private members(tx: Transaction, schoolId: number, of: SheetClass, startYear: number): Promise<SheetPupil[]> {
    const [first, last] = [`${of.startYear}-09-01`, `${of.startYear + 1}-08-31`];
    const today = this.clock.today();
    const day = today < first ? first : today > last ? last : today;
    return readSheetPupils(tx, { schoolId, classId: of.id, startYear, from: day, to: day });
  }
}

function windowFor(
  windows: readonly TargetWindow[],
  startYear: number,
  asked: number | undefined,
): TargetWindow | undefined {
  if (asked !== undefined) return windows.find(({ id }) => id === asked);
  return windows.findLast((window) => window.startYear === startYear);
}

interface Facts {
  of: SheetClass;
  windows: readonly TargetWindow[];
  window: TargetWindow;
  pupils: readonly SheetPupil[];
  subjects: readonly TargetSubject[];
  columns: readonly TargetSubject[];
  scales: PupilScales;
  covered: (pupilId: string, subject: TargetSubject) => boolean;
  targets: ReadonlyMap<string, StandingTargetDto>;
  writable: ReadonlyMap<string, string>;
  beside: BesideMarks;
}

function assemble({ of, windows, window, pupils, subjects, columns, scales, ...facts }: Facts): ClassTargetsDto {
  const cells = pupils.flatMap(({ pupilId }) => columns.map((column) => cellOf({ ...facts, scales }, pupilId, column)));
  const named = new Set([
    ...columns.map(({ scaleId }) => scaleId),
    ...cells.flatMap(({ scaleId, latest, target }) => [scaleId, latest?.scaleId ?? null, target?.scaleId ?? null]),
  ]);
  return {
    ...{ classId: of.id, className: of.name, windowId: window.id },
    windows: windows.map(({ id, startYear, halfTerm }) => ({ id, startYear, halfTerm })),
    subjects: subjects.map(({ id, name }) => ({ id, name })),
    columns: columns.map(({ id, name, strandOf, scaleId }) => ({ subjectId: id, name, strandOf, scaleId })),
    scales: [...named].flatMap((id) => {
      const scale = id === null ? null : scales.scale(id);
      return scale ? [{ ...scale, steps: [...scale.steps] }] : [];
    }),
    pupils: pupils.map((pupil) => ({ ...pupil, asked: true })),
    cells,
  };
}

function cellOf(
  { scales, covered, targets, writable, beside }: Pick<Facts, 'scales' | 'covered' | 'targets' | 'writable' | 'beside'>,
  pupilId: string,
  column: TargetSubject,
): ClassTargetCellDto {
  const on = scales.of(pupilId, column);
  const cell = { pupilId, subjectId: column.id, scaleId: on.scale?.id ?? null, workingTo: on.workingTo };
  if (!covered(pupilId, column)) return { ...cell, latest: null, expected: null, target: null, canWrite: false };
  return {
    ...cell,
    latest: beside.previousOf(pupilId, column.id),
    expected: beside.expectedOfYear(column.id, on),
    target: targets.get(`${pupilId} ${column.id}`) ?? null,
    canWrite: on.scale !== null && writable.has(pupilId),
  };
}

const outsideReach = ({ schoolId, accountId }: Caller, classId: string): Denied =>
  new Denied(404, {
    ...{ schoolId, accountId, why: 'class outside the reach of results.read' },
    ...{ subjectKind: 'class', subjectIds: [classId] },
  });
