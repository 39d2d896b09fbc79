import type { MarkReach } from '../mark-reach';
import type { PupilScales } from '../pupil-scales';
import type { SubjectKey } from '../subject-key';
import type { WindowLocks } from '../window-lock';
import type { MarkSheetDto, PartsLeftDto, SheetCellDto, SheetScaleDto } from './mark-sheet.dto';
import type { BesideMarks } from './sheet-cells';
import type { SheetClass, SheetSubject, SheetWindow } from './sheet-frame';
import type { SheetPupil } from './sheet-pupils';
import { cellKey, standing, type StoredMark } from './stored-marks';

interface SheetFacts {
  of: SheetClass;
  windows: readonly SheetWindow[];
  window: SheetWindow;
  locks: WindowLocks;
  pupils: readonly SheetPupil[];
  columns: readonly SheetSubject[];
  /** Parts of subjects that are collected and have no column here. */
  parts: readonly SheetSubject[];
  subjects: readonly SheetSubject[];
  scales: PupilScales;
  /** Whether the caller may see a pupil's marks in a subject. */
  seen: (pupilId: string, subject: SubjectKey) => boolean;
  showsFlags: boolean;
  askedInShortCheck: ReadonlySet<string>;
  marks: ReadonlyMap<string, StoredMark>;
  reach: MarkReach;
  /** Pupils within the reach of writing. */
  writable: ReadonlyMap<string, string>;
  beside: BesideMarks;
}

/** Puts a sheet together from what was read. */
export function assembleSheet(facts: SheetFacts): MarkSheetDto {
  const { of, window, windows, locks, pupils, columns, subjects } = facts;
  const cells = pupils.flatMap((pupil) => columns.map((column) => cellOf(facts, pupil, column)));
  const whyLocked = (windowId: number): string | null => {
    const reasons = pupils.flatMap(({ pupilId }) => columns.map((column) => locks.why(windowId, pupilId, column)));
    return reasons.length === 0 || reasons.includes(null) ? null : (reasons[0] ?? null);
  };
  const lockedWhy = whyLocked(window.id);
  const asked = new Set(cells.filter((cell) => cell.asked).map(({ pupilId }) => pupilId));
  const { id: windowId, kind: windowKind, opensOn, dueOn, locksOn } = window;
  return {
    ...{ classId: of.id, className: of.name, kind: of.kind, startYear: of.startYear },
    ...{ windowId, windowKind, opensOn, dueOn, locksOn, locked: lockedWhy !== null, lockedWhy },
    canWrite: cells.some(({ canWrite }) => canWrite),
    windows: windows.map(({ id, kind, opensOn, dueOn, locksOn }) => ({
      ...{ id, kind, opensOn, dueOn, locksOn, locked: whyLocked(id) !== null },
    })),
    subjects: subjects.map(({ id, name }) => ({ id, name })),
    columns: columns.map(({ id, name, strandOf, scaleId }) => ({ subjectId: id, name, strandOf, scaleId })),
    scales: scalesNamed(facts, cells),
    pupils: pupils.map((pupil) => ({
      ...pupil,
      flagged: facts.showsFlags && pupil.flagged,
      asked: asked.has(pupil.pupilId),
    })),
    cells,
    ...(facts.parts.length > 0 ? { partsLeft: partsLeft(facts) } : {}),
  };
}

function cellOf(facts: SheetFacts, pupil: SheetPupil, column: SheetSubject): SheetCellDto {
  const { window, locks, scales, reach, writable, beside, marks } = facts;
  const { pupilId } = pupil;
  const on = scales.of(pupilId, column);
  const seen = facts.seen(pupilId, column);
  const previous = seen ? beside.previousOf(pupilId, column.id) : null;
  const stored = marks.get(cellKey({ pupilId, subjectId: column.id, windowId: window.id }));
  return {
    ...{ pupilId, subjectId: column.id, scaleId: on.scale?.id ?? null, previous, workingTo: on.workingTo },
    mark: standing(stored, (id) => scales.scale(id)),
    expected: seen ? beside.expectedOf(pupilId, column.id, on) : null,
    asked:
      pupil.leftOn === null &&
      column.askedOf.includes(pupil.yearGroup) &&
      (window.kind === 'full' || stored !== undefined || facts.askedInShortCheck.has(`${pupilId} ${column.id}`)),
    canWrite:
      on.scale !== null &&
      writable.has(pupilId) &&
      reach.mayWrite(pupilId, column) &&
      locks.why(window.id, pupilId, column) === null,
  };
}

function partsLeft(facts: SheetFacts): PartsLeftDto[] {
  const left = new Map<number, PartsLeftDto>();
  for (const part of facts.parts) {
    const whole = facts.subjects.find(({ id }) => id === part.strandOf) ?? part;
    const of = left.get(whole.id) ?? { subjectId: whole.id, name: whole.name, left: 0 };
    const missing = facts.pupils.filter((pupil) => {
      const { asked, mark } = cellOf(facts, pupil, part);
      return asked && mark === null && facts.seen(pupil.pupilId, part);
    });
    left.set(whole.id, { ...of, left: of.left + missing.length });
  }
  return [...left.values()].filter((each) => each.left > 0);
}

function scalesNamed({ columns, scales }: SheetFacts, cells: readonly SheetCellDto[]): SheetScaleDto[] {
  const ids = new Set([
    ...columns.map(({ scaleId }) => scaleId),
    ...cells.flatMap(({ scaleId, mark, previous }) => [scaleId, mark?.scaleId ?? null, previous?.scaleId ?? null]),
  ]);
  return [...ids].flatMap((id) => {
    const scale = id === null ? null : scales.scale(id);
    return scale ? [{ ...scale, steps: [...scale.steps] }] : [];
  });
}
