import type { Context, MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { PrismaClient } from '../db/generated/node/client.ts';
import type { Clock } from '../domain/clock.ts';
import { HttpProblem } from '../http/problem.ts';
import { wantsPage } from '../http/wants-page.ts';
import { readSessionToken } from './cookies.ts';
import { formTokenOf, requireFormToken } from './form-token.ts';
import { signInAddress } from './go-back.ts';
import { resumeSession } from './session-store.ts';
import type { Role, SignedInEnv } from './signed-in.ts';

export type RequireUserDeps = { db: PrismaClient; clock: Clock; publicUrl: string };

const safeMethods = ['GET', 'HEAD'];

/**
 * Lets a signed-in user of one of the roles through, and keeps the session alive. All others are led to the sign-in
 * page and back (a page) or answered 401 `session_expired` (a script's call); another role is answered 403. What is
 * not read only must come from a page of ours with its `formToken`.
 *
 * @param goBack where a sign-in leads after a POST; without it, to the address that was posted to
 */
export function requireUser(
  { db, clock, publicUrl }: RequireUserDeps,
  roles: readonly Role[],
  goBack?: string,
): MiddlewareHandler<SignedInEnv> {
  return createMiddleware<SignedInEnv>(async (c, next) => {
    const token = readSessionToken(c, publicUrl);
    const session = token === null ? null : await resumeSession(db, token, clock.now());
    if (!session) {
      if (!wantsPage(c)) throw new HttpProblem('session_expired');
      return c.redirect(signInAddress(backFrom(c, goBack)), 303);
    }
    const { signedIn } = session;
    if (!roles.includes(signedIn.role)) throw new HttpProblem('forbidden');
    const formToken = await formTokenOf(c, publicUrl, signedIn.userId);
    if (!safeMethods.includes(c.req.method)) await requireFormToken(c, publicUrl, formToken);
    c.set('signedIn', signedIn);
    c.set('formToken', formToken);
    return next();
  });
}

function backFrom(c: Context, goBack: string | undefined): string {
  if (!safeMethods.includes(c.req.method)) return goBack ?? c.req.path;
  const { pathname, search } = new URL(c.req.url);
  return pathname + search;
}
