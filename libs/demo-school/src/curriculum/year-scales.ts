import type { CastYearScale } from '../cast-marks';
import type { Curriculum } from './curriculum';

/** Year groups that are always marked on another scale than the subject's own: Reception, years of GCSE. */
export function yearScalesOf({ subjects, collections }: Curriculum): CastYearScale[] {
  return subjects.flatMap(({ key: subject, scale }) => {
    const own = collections.filter((collection) => collection.subject === subject);
    const years = [...new Set(own.flatMap(({ yearGroups }) => yearGroups))].sort((a, b) => a - b);
    return years.flatMap((yearGroup): CastYearScale[] => {
      const scales = new Set(own.filter(({ yearGroups }) => yearGroups.includes(yearGroup)).map((one) => one.scale));
      const [only, ...others] = [...scales];
      return only === undefined || only === scale || others.length > 0 ? [] : [{ subject, yearGroup, scale: only }];
    });
  });
}
