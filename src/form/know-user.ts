import type { MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { readSessionToken } from '../accounts/cookies.ts';
import { formTokenOf } from '../accounts/form-token.ts';
import { findSession } from '../accounts/session-store.ts';
import { HttpProblem } from '../http/problem.ts';
import type { FormDeps, FormEnv } from './form-deps.ts';

/**
 * Lets facility users through. A page that only listens for news does not keep its session alive, however often its
 * connection is made again.
 */
export function knowUser(deps: FormDeps): MiddlewareHandler<FormEnv> {
  const { db, clock, publicUrl } = deps;
  return createMiddleware<FormEnv>(async (c, next) => {
    const listens = c.req.method === 'GET' && c.req.path.endsWith('/events');
    if (!listens) return deps.requireUser(c, next);
    const token = readSessionToken(c, publicUrl);
    const session = token === null ? null : await findSession(db, token, clock.now());
    if (!session) throw new HttpProblem('session_expired');
    if (session.signedIn.role !== 'facility_user') throw new HttpProblem('forbidden');
    c.set('signedIn', session.signedIn);
    c.set('formToken', await formTokenOf(c, publicUrl, session.signedIn.userId));
    return next();
  });
}
