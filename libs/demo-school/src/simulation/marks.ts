import type { Random } from '@headway/domain';
import type { CastScale } from '../cast-marks';
import type { MarkModel, MarkOccasion } from '../curriculum/curriculum';
import { errorSd } from './levels';

/**
 * The mark a test or a teacher gives for a true level: error of the scale's reliability is added, then the mark is
 * rounded to a step of the scale and cut at its ends (which is how floors and ceilings come about).
 */
export function markFor(random: Random, scale: CastScale, model: MarkModel, level: number, at: MarkOccasion): number {
  const seen = level + errorSd(model.reliability) * random.normal();
  if (model.edges) {
    const edges = model.edges;
    return scale.least + edges.filter((edge) => seen >= edge).length;
  }
  const mark = Math.round(model.mean(at) + model.sd * seen);
  return Math.min(scale.greatest, Math.max(scale.least, mark));
}
