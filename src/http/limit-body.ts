import type { Context, Env, MiddlewareHandler, Next } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HttpProblem } from './problem.ts';

export const maxBodyBytes = 1_048_576;

/**
 * Refuses bodies over 1 MiB with 413. A declared length is compared without touching the body, which keeps the
 * fast path of the webhooks; only a body without one is counted while it is read.
 */
export function limitBody(maxBytes = maxBodyBytes): MiddlewareHandler {
  const countWhileReading = bodyLimit({ maxSize: maxBytes, onError: refuse });
  return async function limitBody(c: Context<Env, string>, next: Next) {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const declared = c.req.header('content-length');
    if (declared === undefined || c.req.header('transfer-encoding') !== undefined) {
      return countWhileReading(c, next);
    }
    if (Number(declared) > maxBytes) refuse();
    return next();
  };
}

function refuse(): never {
  // The rest of the body is not read, so the connection cannot be used again.
  throw new HttpProblem('payload_too_large', { headers: { connection: 'close' } });
}
