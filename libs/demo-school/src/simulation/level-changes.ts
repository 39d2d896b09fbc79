import { shiftWindow, type Random } from '@headway/domain';
import type { LevelChange } from '../truth';
import { chance, pick } from '../chance';
import type { SchoolSpec } from '../school-spec';
import { faceOf } from '../people/known-faces';
import type { Enrolled } from '../people/roll';

/** Who falls behind for good, who climbs back, and the falls that those climbing back had before. */
export interface Stories {
  falling: LevelChange[];
  recovering: LevelChange[];
  earlierFalls: LevelChange[];
}

const FALLING_NOW = 0.035;
const FELL_BEFORE = 0.03;
const RECOVERING = 0.025;

/** Draws the pupils whose level changes for reasons of their own, over two to four half terms. */
export function drawStories(
  random: Random,
  spec: SchoolSpec,
  roll: readonly Enrolled[],
  currentWindow: number,
  firstWindow: number,
): Stories {
  const stories: Stories = { falling: [], recovering: [], earlierFalls: [] };
  const subjects = spec.curriculum.subjects.filter(({ closeTo }) => closeTo === null).map(({ key }) => key);
  for (const { pupil } of roll) {
    const change = (subject: string, fromWindow: number, steps: number, size: number): LevelChange => ({
      schoolKey: spec.key,
      pupilId: pupil.id,
      subject,
      fromWindow,
      toWindow: shiftWindow(fromWindow, steps),
      size,
    });
    const face = spec.principal ? faceOf(pupil) : undefined;
    if (face) {
      for (const [subject, size] of Object.entries(face.falls)) {
        stories.falling.push(change(subject, shiftWindow(currentWindow, -4), 4, size));
      }
      continue;
    }
    const draw = random.uniform();
    const subject = pick(random, subjects);
    const size = -(0.8 + random.uniform() * 0.8);
    if (draw < FALLING_NOW) {
      stories.falling.push(
        change(subject, shiftWindow(currentWindow, -random.integer(2, 4)), random.integer(2, 3), size),
      );
    } else if (draw < FALLING_NOW + FELL_BEFORE) {
      stories.falling.push(change(subject, shiftWindow(firstWindow, random.integer(1, 9)), 2, size));
    } else if (draw < FALLING_NOW + FELL_BEFORE + RECOVERING) {
      const fell = shiftWindow(firstWindow, random.integer(1, 5));
      stories.earlierFalls.push(change(subject, fell, 2, size));
      const late = chance(random, 0.6);
      const from = late ? shiftWindow(currentWindow, -4) : shiftWindow(fell, random.integer(4, 6));
      stories.recovering.push(change(subject, from, 4, -size));
    }
  }
  return stories;
}
