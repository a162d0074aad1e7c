import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { hasScope, type Caller } from '../http/authenticate.ts';
import { isOwnPage } from '../http/own-page.ts';
import { HttpProblem } from '../http/problem.ts';
import type { Db } from '../db/client.ts';
import type { Clock } from '../domain/clock.ts';
import { endSession, resumeSession, startSession } from './session-store.ts';

export type ConsoleEnv = { Variables: { requestId: string; caller: Caller } };

export type SessionDeps = { db: Db; clock: Clock; publicUrl: string };

export type Sessions = ReturnType<typeof createSessions>;

/** The browser's side of a session: a cookie that no script reads and no other site sends. */
export function createSessions({ db, clock, publicUrl }: SessionDeps) {
  const secure = publicUrl.startsWith('https:');
  const name = secure ? '__Host-console' : 'console';
  const attributes = { httpOnly: true, sameSite: 'Strict', path: '/', secure } as const;
  return {
    async start(c: Context, caller: Caller): Promise<void> {
      setCookie(c, name, await startSession(db, caller.id, clock.now()), attributes);
    },
    async end(c: Context): Promise<void> {
      const token = getCookie(c, name);
      if (token) await endSession(db, token);
      deleteCookie(c, name, attributes);
    },
    /** Lets a signed-in browser through; all others are led to the sign-in page. */
    require: createMiddleware<ConsoleEnv>(async (c, next) => {
      const token = getCookie(c, name);
      const caller = token ? await resumeSession(db, token, clock.now()) : null;
      if (!caller || !hasScope(caller, 'tickets')) return c.redirect('/console/sign-in', 303);
      c.set('caller', caller);
      return next();
    }),
    /** A form is taken from our own pages alone, by what the browser says of where it came from. */
    requireOwnPage: createMiddleware(async (c, next) => {
      if (!isOwnPage(c, publicUrl)) throw new HttpProblem('forbidden');
      await next();
    }),
  };
}
