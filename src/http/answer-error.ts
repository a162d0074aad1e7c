import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { isDatabaseAway } from './database-away.ts';
import { HttpProblem, type ProblemCode } from './problem.ts';
import type { HttpLog } from './log.ts';

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

type Refuse = (c: Context, problem: HttpProblem) => Promise<Response>;

/** Turns whatever a route threw into a refusal; the answer holds none of its words. */
export function createErrorAnswer(log: HttpLog, refuse: Refuse) {
  return function answerError(error: Error, c: Context): Promise<Response> {
    const problem = problemOf(error);
    if (problem.code === 'internal_error' || problem.code === 'unavailable') {
      // The logger keeps an error's class, codes and places, never its message.
      log.error({ requestId: c.get('requestId') as unknown, code: problem.code, error }, 'request failed');
    }
    return refuse(c, problem);
  };
}

function problemOf(error: Error): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (error instanceof HTTPException) return new HttpProblem(exceptionCode(error), { cause: error });
  const away = isDatabaseAway(error) || isRetryable(error);
  return new HttpProblem(away ? 'unavailable' : 'internal_error', {
    cause: error,
    headers: away ? { 'retry-after': '5' } : {},
  });
}

function exceptionCode(error: HTTPException): ProblemCode {
  if (error.status === 400) return /json/i.test(error.message) ? 'malformed_json' : 'bad_request';
  return codeOfStatus[error.status] ?? (error.status < 500 ? 'bad_request' : 'internal_error');
}

/** Whatever calls itself retryable, however deep, is worth another try by the caller. */
function isRetryable(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 5) return false;
  const { retryable, cause } = error as { retryable?: unknown; cause?: unknown };
  return retryable === true || isRetryable(cause, depth + 1);
}
