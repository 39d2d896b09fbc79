import type { Tag } from './tag';

/** The short marks of a pupil in a dense list. */
export function pupilTags(pupil: { pupilPremium: boolean; sen: string | null; eal: boolean }): Tag[] {
  return [
    ...(pupil.pupilPremium ? [{ short: 'PP', full: 'Pupil premium' }] : []),
    ...(pupil.sen === 'E' ? [{ short: 'EHCP', full: 'Education, health and care plan' }] : []),
    ...(pupil.sen !== null && pupil.sen !== 'E' ? [{ short: `SEN ${pupil.sen}`, full: 'SEN support' }] : []),
    ...(pupil.eal ? [{ short: 'EAL', full: 'English as an additional language' }] : []),
  ];
}
