import type { ImportKindDto, ImportMappingDto, ImportPartDto } from '@headway/api-client';
import { missingFields, unnamedColumns } from '../file-kinds';

/** A part as the person has it in front of them. */
export interface PartDraft {
  readonly place: number;
  readonly leftOut: boolean;
  readonly mapping: ImportMappingDto | null;
}

export const draftsOf = (parts: readonly ImportPartDto[]): PartDraft[] =>
  parts.map(({ place, leftOut, mapping }) => ({ place, leftOut: leftOut || !mapping, mapping }));

/** Why a part cannot be checked yet, as a sentence; null when it can. */
export function partFault({ mapping }: PartDraft, kind: ImportKindDto | null): string | null {
  if (!mapping) return 'Say what it holds, or leave it out.';
  const missing = missingFields(kind, mapping);
  if (missing.length > 0) return `No column yet for: ${missing.join(', ')}.`;
  const [unnamed] = unnamedColumns(mapping);
  if (unnamed !== undefined) return `Say which subject and half term the column “${unnamed}” holds.`;
  const unscaled = mapping.subjects
    .filter(({ leftOut, scaleId, newScale }) => !leftOut && scaleId === null && newScale === null)
    .map(({ name }) => name);
  if (unscaled.length > 0) return `Choose a scale for ${unscaled.join(', ')}, or leave it out.`;
  return null;
}

/** What a person should look at though it stops nothing; null when there is nothing. */
export function partHint({ mapping }: PartDraft): string | null {
  const guessed = (mapping?.subjects ?? []).filter(({ orderGuessed, leftOut }) => orderGuessed && !leftOut);
  if (guessed.length === 0) return null;
  return `The order of the steps in ${guessed.map(({ name }) => name).join(', ')} is a guess: look at it first.`;
}
