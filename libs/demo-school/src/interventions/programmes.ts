import type { CastCost, CastProgramme } from '../cast-groups';
import type { RateRole } from '../cast-people';

/** A programme of the library, who usually leads it, and what nobody in the school knows about it. */
export interface ProgrammeSpec extends Omit<CastProgramme, 'id'> {
  leader: RateRole;
  /** Which of them, counted from 0. */
  leaderPlace: number;
  rooms: readonly string[];
  /** SD it really adds to a pupil's level in its subject over a whole run, as this school delivers it. */
  trueEffect: number;
  /** Share of planned sessions that happen. */
  delivered: number;
}

export const materials = (description: string, pence: number): CastCost => ({
  kind: 'materials',
  description,
  pence,
  perSession: true,
  spreadOverPupils: null,
});

export const once = (
  kind: 'licence' | 'training' | 'kit',
  description: string,
  pence: number,
  pupils: number,
): CastCost => ({
  kind,
  description,
  pence,
  perSession: false,
  spreadOverPupils: pupils,
});

export const TARGETED = { tier: 'targeted', kind: 'academic' } as const;
