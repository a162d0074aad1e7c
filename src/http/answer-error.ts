import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { HttpProblem, answerProblem, type ProblemCode } from './problem.ts';
import type { HttpLog } from './log.ts';

/** Codes under which Node, `pg` and Prisma report a database that is away, starting or overloaded. */
const awayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  '53300', // too many connections
  '57P01', // terminated by an administrator
  '57P02', // crash shutdown
  '57P03', // starting up
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
]);

const codeOfStatus: Partial<Record<number, ProblemCode>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'payload_too_large',
  415: 'unsupported_media_type',
  422: 'invalid_request',
  503: 'unavailable',
};

/** Turns whatever a route threw into problem+json; the answer holds none of its words. */
export function createErrorAnswer(log: HttpLog) {
  return function answerError(error: Error, c: Context): Response {
    const problem = problemOf(error);
    if (problem.code === 'internal_error' || problem.code === 'unavailable') {
      // The logger keeps an error's class, codes and places, never its message.
      log.error({ requestId: c.get('requestId') as unknown, code: problem.code, error }, 'request failed');
    }
    return answerProblem(c, problem);
  };
}

function problemOf(error: Error): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (error instanceof HTTPException) return new HttpProblem(exceptionCode(error), { cause: error });
  const away = isAway(error);
  return new HttpProblem(away ? 'unavailable' : 'internal_error', {
    cause: error,
    headers: away ? { 'retry-after': '5' } : {},
  });
}

function exceptionCode(error: HTTPException): ProblemCode {
  if (error.status === 400) return /json/i.test(error.message) ? 'malformed_json' : 'bad_request';
  return codeOfStatus[error.status] ?? (error.status < 500 ? 'bad_request' : 'internal_error');
}

/** Looks down the chain of causes, since drivers wrap each other's errors. */
function isAway(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 5) return false;
  const { code, retryable, cause } = error as { code?: unknown; retryable?: unknown; cause?: unknown };
  if (retryable === true || (typeof code === 'string' && awayCodes.has(code))) return true;
  return isAway(cause, depth + 1);
}
