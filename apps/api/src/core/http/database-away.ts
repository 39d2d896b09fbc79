const connectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  // PostgreSQL: connection failures, shutting down, starting up, too many connections
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

const lostConnection =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;

interface ErrorLike {
  code?: unknown;
  message?: unknown;
  driverError?: unknown;
  errors?: unknown;
}

/** Whether an error means that the database cannot be reached, rather than that something is wrong with the request. */
export function isDatabaseAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message, driverError, errors } = error as ErrorLike;
  if (typeof code === 'string' && connectionCodes.has(code)) return true;
  if (driverError !== undefined && driverError !== error && isDatabaseAway(driverError)) return true;
  if (Array.isArray(errors) && errors.some(isDatabaseAway)) return true;
  return typeof message === 'string' && lostConnection.test(message);
}
