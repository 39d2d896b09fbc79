/**
 * Whether a window asks for a subject as far as the subject goes, as SQL: one that is retired is asked for only in
 * windows that were locked by then. Its place in the others is kept, for when it is brought back.
 * @param of the names of the window's and the subject's table in the query
 */
export const stillAskedSql = (of: { window: string; subject: string }): string =>
  `(${of.subject}.retired_at IS NULL OR ${of.window}.locks_on < (${of.subject}.retired_at AT TIME ZONE 'Europe/London')::date)`;
