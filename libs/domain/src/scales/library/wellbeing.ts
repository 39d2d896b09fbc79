import { marksOf, shipped, standardisedOf, stepsOf } from './library-scale';

/** Items of one half of a Boxall-like profile and the most each can score (Bennathan & Boxall; score key 0–4). */
const BOXALL_ITEMS = 34;
const BOXALL_ITEM_MOST = 4;

/**
 * Sources: strengths and difficulties, total of four scales, 0–40; close to average up to 11 as completed by a teacher and
 * up to 13 by a parent (sdqinfo.org, scoring for ages 4–17 in the UK; PMC4830858 table 1). LanguageScreen: green from a
 * standard score of 90 (support.oxedandassessment.com, which children for NELI).
 */
export const wellbeingScales = [
  shipped({
    key: 'sdq-teacher',
    group: 'wellbeing',
    name: 'SDQ total difficulties (teacher)',
    about: 'Strengths and difficulties questionnaire, 0 to 40. A fall is good; up to 11 is close to average.',
    scale: { ...marksOf(40, 11), basis: 'judgement', direction: 'down' },
  }),
  shipped({
    key: 'sdq-parent',
    group: 'wellbeing',
    name: 'SDQ total difficulties (parent)',
    about: 'As completed by a parent, 0 to 40. A fall is good; up to 13 is close to average.',
    scale: { ...marksOf(40, 13), basis: 'judgement', direction: 'down' },
  }),
  shipped({
    key: 'boxall-developmental',
    group: 'wellbeing',
    name: 'Boxall-like: developmental strands',
    about: 'Sum of 34 items scored 0 to 4. A rise is good.',
    scale: { ...marksOf(BOXALL_ITEMS * BOXALL_ITEM_MOST, null), basis: 'judgement' },
  }),
  shipped({
    key: 'boxall-diagnostic',
    group: 'wellbeing',
    name: 'Boxall-like: diagnostic profile',
    about: 'Sum of 34 items scored 0 to 4. A fall is good.',
    scale: { ...marksOf(BOXALL_ITEMS * BOXALL_ITEM_MOST, null), basis: 'judgement', direction: 'down' },
  }),
  shipped({
    key: 'language-screen',
    group: 'wellbeing',
    name: 'Language screen standard score',
    about: 'LanguageScreen and tests like it, mean 100, SD 15; from 90 there is no cause for concern.',
    scale: { ...standardisedOf(40, 160, null), threshold: 90 },
    yearGroups: [-1, 0, 1],
  }),
  shipped({
    key: 'language-screen-bands',
    group: 'wellbeing',
    name: 'Language screen in three bands',
    about: 'For screens that only give a colour: red, amber or green.',
    scale: { ...stepsOf(['Red', 'Amber', 'Green'], 'Green'), basis: 'test' },
    yearGroups: [-1, 0, 1],
  }),
];
