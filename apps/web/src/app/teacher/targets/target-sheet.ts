import type { ClassTargetCellDto, ClassTargetsDto, StandingTargetDto } from '@headway/api-client';
import type { StandingMark } from '../../core/offline/mark-types';
import { keyOf } from '../../core/offline/cell-key';
import { shortDate } from '../../shared/words/dates';
import { scaleOf } from '../marks/grid-cell';
import type { GridSheet } from '../marks/grid-source';
import { readTyped } from '../marks/read-typed';
import type { UnsavedTarget } from './unsaved-targets';

/** With whom a target was agreed and when, and what was noted about it. */
export interface Agreement {
  readonly agreedWith: string | null;
  readonly agreedOn: string | null;
  readonly note: string | null;
}

export const NOT_AGREED: Agreement = { agreedWith: null, agreedOn: null, note: null };

/** "Agreed with the parents, 20 Nov: wants to beat her brother"; null where nothing is known. */
export function agreementWords({ agreedWith, agreedOn, note }: Agreement): string | null {
  const day = agreedOn === null ? '' : `, ${shortDate(agreedOn)}`;
  const agreed = agreedWith === null ? null : `Agreed with ${agreedWith}${day}`;
  const words = [agreed, note].filter((part) => part !== null);
  return words.length === 0 ? null : words.join(': ');
}

/** The targets of a class as a grid: before each target the latest result, after it what is expected. */
export function gridOf({ classId, windowId, columns, scales, pupils, cells }: ClassTargetsDto): GridSheet {
  return { classId, windowId, columns, scales, pupils, cells: cells.map(cellOf) };
}

function cellOf({ latest, target, ...cell }: ClassTargetCellDto): GridSheet['cells'][number] {
  return {
    ...cell,
    asked: cell.scaleId !== null,
    // What a target has to do with chance is not said: it is no measurement.
    previous: latest && { ...latest, testError: null },
    mark: target && { ...standing(target), note: agreementWords(target) },
  };
}

const standing = ({ value, text, scaleId, by, at }: StandingTargetDto): Omit<StandingMark, 'note'> => ({
  ...{ value, code: null, text, scaleId, by, at },
});

/** The grid with what has been saved since it was read; the last of a cell counts. @param by who saved it */
export function withSaved(sheet: GridSheet, saved: readonly UnsavedTarget[], by: string | null): GridSheet {
  if (saved.length === 0) return sheet;
  const latest = new Map(saved.map((target) => [keyOf(target.mark), target]));
  const cells = sheet.cells.map((cell) => {
    const target = latest.get(keyOf({ ...cell, windowId: sheet.windowId }));
    const scale = scaleOf(sheet, cell.scaleId);
    if (!target || !scale) return cell;
    const typed = readTyped(target.mark.mark, scale);
    if (!typed.ok || typed.mark.value === null) return { ...cell, mark: null };
    const mark = { value: typed.mark.value, code: null, text: typed.text, scaleId: scale.id, by };
    return { ...cell, mark: { ...mark, at: target.mark.typedAt, note: agreementWords(target.agreement) } };
  });
  return { ...sheet, cells };
}
