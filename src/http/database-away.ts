/** Codes under which Node, PostgreSQL and Prisma report a database that is away, starting or overloaded. */
const awayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ETIMEDOUT',
  'EPIPE',
  '08000', // connection exception
  '08003', // connection does not exist
  '08006', // connection failure
  '53300', // too many connections
  '57P01', // terminated by an administrator
  '57P02', // crash shutdown
  '57P03', // starting up
  'P1001', // cannot be reached
  'P1002', // reached, but timed out
  'P1008', // operation timed out
  'P1017', // closed the connection
  'P2024', // no connection of the pool became free
  'P2028', // a transaction could not start or ran out of time
  'P2037', // too many connections
]);

/** What Prisma's driver adapters call the same (`kind` of the error's cause). */
const awayKinds = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
  'TransactionAlreadyClosed',
]);

/** `pg` and its pool raise these without any code. */
const awayMessages = [
  /^Connection terminated/,
  /^timeout exceeded when trying to connect/i,
  /^timeout expired/,
  /^Client has encountered a connection error/,
  /^Client was closed and is not queryable/,
  /^Cannot use a pool after calling end/,
  /the database system is (?:starting up|shutting down|in recovery)/i,
];

const deepestCause = 5;

/** Whether an error means that the database cannot be had now. Looks down the causes: drivers wrap each other's. */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > deepestCause) return false;
  const { code, errorCode, originalCode, kind, message, errors, cause } = error as Record<string, unknown>;
  if ([code, errorCode, originalCode].some((name) => typeof name === 'string' && awayCodes.has(name)))
    return true;
  if (typeof kind === 'string' && awayKinds.has(kind)) return true;
  if (typeof message === 'string' && awayMessages.some((words) => words.test(message))) return true;
  if (Array.isArray(errors) && errors.some((each) => isDatabaseAway(each, depth + 1))) return true;
  return isDatabaseAway(cause, depth + 1);
}
