import type { TestApp } from '../test-app';

/** Whose id is another one in every database. */
const pupil = `(SELECT p.legal_surname FROM pupil p WHERE p.school_id = x.school_id AND p.id = x.pupil_id)`;

const found: Record<string, string> = {
  flags: `SELECT x.school_id, ${pupil} AS pupil, x.subject_id, x.state, x.need, x.need_parts, x.reasons, x.window_id,
                 x.opened_on::text, x.version
          FROM flag x ORDER BY 1, 2, 3, 4, x.version, x.opened_on`,
  // In the order in which they happened to each pupil.
  events: `SELECT f.school_id, ${pupil.replaceAll('x.', 'f.')} AS pupil, f.subject_id, e.kind, e.detail
           FROM flag_event e JOIN flag f ON f.school_id = e.school_id AND f.id = e.flag_id ORDER BY 1, 2, 3, e.id`,
  progress: `SELECT x.school_id, ${pupil} AS pupil, x.subject_id, x.window_id, x.position, x.residual_one, x.residual_two,
                    x.error, x.expected
             FROM progress x ORDER BY 1, 2, 3, 4`,
  cohorts: `SELECT school_id, subject_id, cohort_year, window_id, change_verdicts, levels FROM cohort_state ORDER BY 1, 2, 3`,
  alerts: `SELECT school_id, subject_id, kind, group_key, state, window_id, version FROM cohort_alert
           ORDER BY 1, 2, 3, 4, 5, 6, 7`,
  notices: `SELECT school_id, kind, once_key, about FROM notice ORDER BY 1, 2, 3`,
};

/** What the analyses of all schools have left, free of ids and times. */
export async function finalState(app: TestApp): Promise<Record<string, string[]>> {
  const state: Record<string, string[]> = {};
  for (const [name, query] of Object.entries(found)) {
    // The same sum in another order differs in the last digits.
    const rounded = (_: string, value: unknown): unknown =>
      typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value;
    state[name] = (await app.sql(query)).map((row) => JSON.stringify(row, rounded));
  }
  return state;
}
