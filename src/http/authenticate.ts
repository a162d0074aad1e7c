import type { Context, MiddlewareHandler, Next } from 'hono';
import type { Scope } from '../access/api-key.ts';
import type { PersonRole } from '../domain/ticket-sender.ts';
import type { createRateLimit } from './rate-limit.ts';
import { HttpProblem } from './problem.ts';

/** Who calls: the API key's row without its hash. */
export type Caller = {
  id: string;
  name: string;
  scopes: string[];
  /** Of a signed-in person; a key has none. */
  role?: PersonRole;
  /** The facility this key speaks for; null for a trusted integration. */
  facilityId: string | null;
};

/** What routes with a caller find on their context. */
export type CallerEnv = { Variables: { requestId: string; caller: Caller } };

export type Authentication = {
  /** The key's row, or null when there is no such key or it was revoked. */
  findCaller(presentedKey: string): Promise<Caller | null>;
  rateLimit: ReturnType<typeof createRateLimit>;
};

export function hasScope(caller: Caller, scope: Scope): boolean {
  return caller.scopes.includes(scope) || caller.scopes.includes('admin');
}

/** Lets a request through when its bearer key has one of the scopes: 401 without a key, 403, 429 over the rate. */
export function requireScope(auth: Authentication, ...anyOf: Scope[]): MiddlewareHandler<CallerEnv> {
  return async function requireScope(c: Context<CallerEnv>, next: Next) {
    const caller = await callerOf(c, auth);
    if (!anyOf.some((scope) => hasScope(caller, scope))) throw new HttpProblem('forbidden');
    const waitSeconds = auth.rateLimit.take(caller.id);
    if (waitSeconds > 0) {
      throw new HttpProblem('rate_limited', { headers: { 'retry-after': String(waitSeconds) } });
    }
    c.set('caller', caller);
    return next();
  };
}

/** Scheme names are not case-sensitive (RFC 9110, 11.1); a key is visible ASCII without spaces. */
const bearer = /^bearer +([\x21-\x7e]{1,200})$/i;

async function callerOf(c: Context, auth: Authentication): Promise<Caller> {
  const presented = bearer.exec(c.req.header('authorization') ?? '')?.[1];
  const caller = presented ? await auth.findCaller(presented) : null;
  if (!caller) throw new HttpProblem('unauthorized', { headers: { 'www-authenticate': 'Bearer' } });
  return caller;
}
