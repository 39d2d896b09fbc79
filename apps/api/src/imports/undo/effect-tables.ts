/** A table an import writes, with the words for its rows. */
export interface EffectTable {
  name: string;
  one: string;
  many: string;
}

const table = (name: string, one: string, many = `${one}s`): EffectTable => ({ name, one, many });

/** What an import is for: nothing is undone when one of these rows has changed since. Those that refer to others first. */
export const ownTables: readonly EffectTable[] = [
  table('cost_line', 'cost'),
  table('placement', 'stay in a group', 'stays in groups'),
  table('group_slot', 'time of a group', 'times of groups'),
  table('intervention_group', 'group'),
  table('programme', 'programme'),
  table('target', 'target'),
  table('forecast', 'forecast'),
  table('working_to', '“working to” entry', '“working to” entries'),
  table('expectation', 'expectation'),
  table('attendance', 'attendance figure'),
  table('characteristic', 'characteristic'),
  table('class_staff', 'teacher of a class', 'teachers of classes'),
  table('class_pupil', 'class membership'),
  table('class', 'class', 'classes'),
  table('staff_role', 'role'),
  table('staff', 'member of staff', 'members of staff'),
  table('pupil', 'pupil'),
];

/**
 * What an import lays out for others to use too. Once it is used it stays, and undoing goes on without it. Those that
 * refer to others first.
 */
export const sharedTables: readonly EffectTable[] = [
  table('window_subject', 'subject collected', 'subjects collected'),
  table('subject_scale', 'scale of a year group', 'scales of year groups'),
  table('subject', 'subject'),
  table('scale', 'scale'),
];

/** The rows of an academic year, which stays as a whole or not at all. Those that refer to others first. */
export const calendarTables = ['assessment_window', 'closed_day', 'half_term', 'academic_year'] as const;

const others: readonly EffectTable[] = [
  table('result', 'result'),
  table('flag', 'flag'),
  table('register_mark', 'register mark'),
  table('group_session', 'session'),
];

/** Made from the rest again by every analysis: it stands in nobody's way. Each with what its rows are of. */
export const derivedTables: readonly { name: string; of: readonly ('pupil_id' | 'subject_id')[] }[] = [
  { name: 'progress', of: ['pupil_id', 'subject_id'] },
  { name: 'doing_well', of: ['pupil_id', 'subject_id'] },
  { name: 'cohort_state', of: ['subject_id'] },
];

/** A flag that the analysis has opened and nobody has answered: of a pupil who goes, it goes too. */
export const unansweredFlagSql = (flag: string): string =>
  `NOT EXISTS (SELECT 1 FROM flag_event e
     WHERE e.school_id = ${flag}.school_id AND e.flag_id = ${flag}.id AND e.staff_id IS NOT NULL)`;

/** "pupils", or of one "pupil". */
export function wordFor(name: string, count: number): string {
  const known = [...ownTables, ...sharedTables, ...others].find((each) => each.name === name);
  const plain = name.replaceAll('_', ' ');
  return count === 1 ? (known?.one ?? `row of ${plain}`) : (known?.many ?? `rows of ${plain}`);
}

/** "3 pupils", "1 class". */
export const inWords = (name: string, count: number): string =>
  `${count.toLocaleString('en-GB')} ${wordFor(name, count)}`;
