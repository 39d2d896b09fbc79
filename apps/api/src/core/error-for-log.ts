import { QueryFailedError } from 'typeorm';

/**
 * An error as it may be logged. What PostgreSQL says of one can quote the row or the value at fault, and with it a
 * pupil: of those only code, table and constraint are told, and where in the program it happened.
 */
export function errorForLog(error: unknown): string {
  if (!(error instanceof Error)) return 'An error that is none.';
  if (!(error instanceof QueryFailedError)) return error.stack ?? error.message;
  const { code, table, constraint } = error.driverError as { code?: string; table?: string; constraint?: string };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [[error.name, code, table, constraint].filter(Boolean).join(' '), ...frames].join('\n');
}
