import type { ScaleEntity } from '../assessments/scale.entity';

/** A result with a value, as read for the comparison. */
export interface HeldResult {
  pupilId: string;
  subjectId: number;
  windowId: number;
  scaleId: number;
  value: number;
  standardError: number | null;
}

export type ScaleRow = ScaleEntity;
