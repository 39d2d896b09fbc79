import { QueryFailedError } from 'typeorm';

const FOREIGN_KEY = '23503';

/** Whether the database refused because another row refers to what would go. */
export const isStillReferred = (error: unknown): boolean =>
  error instanceof QueryFailedError && (error.driverError as { code?: string }).code === FOREIGN_KEY;
