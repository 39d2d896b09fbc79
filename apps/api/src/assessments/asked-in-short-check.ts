/** A pupil is new for twelve weeks. */
export const newForDays = 84;

/**
 * Whether a short check asks about a pupil in a subject, as SQL: who is flagged, is in a group that runs, is new to the
 * school, or has no result in the subject yet.
 * @param of the names of the pupil's and the subject's table in the query, and the place of today's date in it.
 */
export const askedInShortCheckSql = (of: { pupil: string; subject: string; today: string }): string => `(
  ${of.pupil}.entry_date > ${of.today}::date - ${newForDays}
  OR EXISTS (SELECT 1 FROM flag WHERE flag.school_id = ${of.pupil}.school_id AND flag.pupil_id = ${of.pupil}.id
       AND flag.subject_id IN (${of.subject}.id, ${of.subject}.strand_of) AND flag.state IN ('open', 'acknowledged'))
  OR EXISTS (SELECT 1 FROM placement JOIN intervention_group g ON g.school_id = placement.school_id AND g.id = placement.group_id
       WHERE placement.school_id = ${of.pupil}.school_id AND placement.pupil_id = ${of.pupil}.id
         AND placement.undone_at IS NULL AND placement.starts_on <= ${of.today}::date
         AND (placement.ends_on IS NULL OR placement.ends_on >= ${of.today}::date) AND g.closed_at IS NULL)
  OR NOT EXISTS (SELECT 1 FROM result had WHERE had.school_id = ${of.pupil}.school_id AND had.pupil_id = ${of.pupil}.id
       AND had.subject_id = ${of.subject}.id))`;
