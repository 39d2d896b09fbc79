import { shipped, stepsOf } from './library-scale';

/** Patterns for a school's own judgements: the number and names of the steps are the school's to choose. */
export const ownScales = [
  shipped({
    key: 'small-steps',
    group: 'own',
    name: 'Our small steps',
    about: 'For pupils who work below the year’s expectations: as many steps as you use, named as you name them.',
    scale: stepsOf(
      Array.from({ length: 12 }, (_, i) => `Step ${i + 1}`),
      null,
    ),
    pattern: true,
  }),
  shipped({
    key: 'own-judgement',
    group: 'own',
    name: 'Our own judgement',
    about: 'Below, working towards, expected, above: a judgement of what has been taught so far.',
    scale: stepsOf(['Below', 'Working towards', 'Expected', 'Above'], 'Expected'),
    pattern: true,
  }),
];
