import { Injectable } from '@nestjs/common';
import { may, type Caller } from '../../core/access/caller';
import { Denied } from '../../core/access/denied';
import { PupilGate } from '../../core/access/pupil-gate';
import type { SubjectReach } from '../../core/access/subject-reach';
import { Database, type Transaction } from '../../core/database/database';
import { notFound } from '../../core/http/problem.exception';
import { Clock } from '../../core/time/clock';
import { readMarkReach, writesSchoolWide } from '../mark-reach';
import { readPupilScales } from '../pupil-scales';
import type { SubjectKey } from '../subject-key';
import { readWindowLocks } from '../window-lock';
import { assembleSheet } from './assemble-sheet';
import type { MarkSheetDto, MarkSheetQuery } from './mark-sheet.dto';
import { readBesideMarks } from './sheet-cells';
import {
  columnsOf,
  readCollected,
  readSheetClass,
  readSheetWindows,
  type SheetClass,
  windowFor,
  type SheetWindow,
} from './sheet-frame';
import { readAskedInShortCheck, readSheetPupils, type SheetPupil } from './sheet-pupils';
import { readStoredMarks } from './stored-marks';

/** A class with its marks of one half term, as somebody enters them. */
@Injectable()
export class MarkSheetQueries {
  constructor(
    private readonly database: Database,
    private readonly gate: PupilGate,
    private readonly clock: Clock,
  ) {}

  /** @throws Denied (404, audited) for a class with nobody the caller may see. */
  sheet(caller: Caller, classId: string, query: MarkSheetQuery): Promise<MarkSheetDto> {
    return this.database.inSchool(caller.schoolId, (tx) => this.read(tx, caller, classId, query));
  }

  private async read(tx: Transaction, caller: Caller, classId: string, query: MarkSheetQuery): Promise<MarkSheetDto> {
    const { schoolId } = caller;
    const today = this.clock.today();
    const of = await readSheetClass(tx, schoolId, classId);
    if (!of) throw outsideReach(caller, classId);
    const windows = await readSheetWindows(tx, schoolId, of.startYear);
    const window = windowFor(windows, query.windowId, today);
    if (!window) throw notFound('half term with marks in this year');

    const schoolWide = writesSchoolWide(caller);
    const locks = await readWindowLocks(tx, { schoolId, windowIds: windows.map(({ id }) => id), today, schoolWide });
    const day = locks.day(window.id);
    const { pupils, reach } = await this.pupils(tx, caller, of, window, day);
    const pupilIds = pupils.map(({ pupilId }) => pupilId);
    const years = [...new Set(pupils.map(({ yearGroup }) => yearGroup))];
    const collected = await readCollected(tx, schoolId, window.id, pupilIds, years);
    const seen = (pupilId: string, { id, strandOf }: SubjectKey): boolean =>
      reach.covers(pupilId, id) || reach.covers(pupilId, strandOf);
    const visible = collected.filter((subject) => pupilIds.some((id) => seen(id, subject)));
    const columns = columnsOf(visible, query.subjectId, of);
    if (!columns) throw notFound('subject collected in this half term');

    const all = query.subjectId === undefined && of.subjectId === null;
    const parts = all ? visible.filter(({ strandOf }) => strandOf !== null) : [];
    const subjectIds = columns.map(({ id }) => id);
    const counted = [...columns, ...parts];
    const scales = await readPupilScales(tx, { schoolId, pupilIds, startYear: of.startYear, day });
    const cells = pupilIds.flatMap((pupilId) =>
      counted
        .filter((subject) => seen(pupilId, subject))
        .map(({ id }) => ({ pupilId, subjectId: id, windowId: window.id })),
    );
    const { halfTerm } = window;
    return assembleSheet({
      ...{ of, windows, window, locks, pupils, columns, parts, scales, seen },
      subjects: visible.filter(({ strandOf, id }) => strandOf === null && (of.subjectId ?? id) === id),
      showsFlags: may(caller, 'flags.read'),
      askedInShortCheck:
        window.kind === 'short'
          ? await readAskedInShortCheck(tx, { schoolId, pupilIds, subjectIds: counted.map(({ id }) => id), day })
          : new Set<string>(),
      marks: await readStoredMarks(tx, schoolId, cells, { toChange: false }),
      reach: await readMarkReach(tx, { caller, pupilIds, startYear: of.startYear, today }),
      writable: await this.gate.allowedPupils(tx, { caller, permission: 'results.write', pupilIds }),
      beside: await readBesideMarks(tx, scales, { schoolId, pupilIds, subjectIds, windowId: window.id, halfTerm }),
    });
  }

  private async pupils(
    tx: Transaction,
    caller: Caller,
    { id: classId, startYear }: SheetClass,
    { opensOn }: SheetWindow,
    day: string,
  ): Promise<{ pupils: SheetPupil[]; reach: SubjectReach }> {
    const { schoolId } = caller;
    const members = await readSheetPupils(tx, { schoolId, classId, startYear, from: opensOn, to: day });
    const pupilIds = members.map(({ pupilId }) => pupilId);
    const reach = await this.gate.allowedInSubjects(tx, { caller, permission: 'results.read', pupilIds });
    const pupils = members.filter(({ pupilId }) => reach.allowed.has(pupilId));
    if (pupils.length === 0 && !writesSchoolWide(caller)) throw outsideReach(caller, classId);
    await this.gate.recordRead(tx, caller, 'marks.read', reach.allowed);
    return { pupils, reach };
  }
}

const outsideReach = ({ schoolId, accountId }: Caller, classId: string): Denied =>
  new Denied(404, {
    ...{ schoolId, accountId, why: 'class outside the reach of results.read' },
    ...{ subjectKind: 'class', subjectIds: [classId] },
  });
