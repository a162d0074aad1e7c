import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { readSessionToken } from '../accounts/cookies.ts';
import { formTokenOf, requireFormToken } from '../accounts/form-token.ts';
import { rights } from '../accounts/rights.ts';
import * as accounts from '../accounts/session-store.ts';
import type { SignedIn } from '../accounts/signed-in.ts';
import { hasScope, type Caller } from '../http/authenticate.ts';
import { isOwnPage } from '../http/own-page.ts';
import { HttpProblem } from '../http/problem.ts';
import type { PrismaClient } from '../db/generated/node/client.ts';
import type { Clock } from '../domain/clock.ts';
import { endSession, resumeSession, startSession } from './session-store.ts';

export type ConsoleEnv = {
  Variables: {
    requestId: string;
    /** A key, or a person with the rights of their role. */
    caller: Caller;
    /** The person, and the token of their forms; absent for a key. */
    signedIn?: SignedIn;
    formToken?: string;
  };
};

export type SessionDeps = { db: PrismaClient; clock: Clock; publicUrl: string };

export type Sessions = ReturnType<typeof createSessions>;

const readingMethods = ['GET', 'HEAD'];

/** The browser's side of a session: a cookie that no script reads and no other site sends. */
export function createSessions({ db, clock, publicUrl }: SessionDeps) {
  const secure = publicUrl.startsWith('https:');
  const name = secure ? '__Host-console' : 'console';
  const attributes = { httpOnly: true, sameSite: 'Strict', path: '/', secure } as const;

  /** A person's role says what they may do; what they send needs the token of its page. */
  async function resumePerson(c: Context<ConsoleEnv>): Promise<Caller | null> {
    const token = readSessionToken(c, publicUrl);
    const session = token === null ? null : await accounts.resumeSession(db, token, clock.now());
    if (!session) return null;
    const { signedIn } = session;
    const formToken = await formTokenOf(c, publicUrl, signedIn.userId);
    if (!readingMethods.includes(c.req.method)) await requireFormToken(c, publicUrl, formToken);
    c.set('signedIn', signedIn);
    c.set('formToken', formToken);
    const { userId, name, email, role, facilityId } = signedIn;
    return { id: userId, name: `${name} (${email})`, scopes: [...rights[role].scopes], role, facilityId };
  }

  return {
    async start(c: Context, caller: Caller): Promise<void> {
      setCookie(c, name, await startSession(db, caller.id, clock.now()), attributes);
    },
    async end(c: Context): Promise<void> {
      const token = getCookie(c, name);
      if (token) await endSession(db, token);
      deleteCookie(c, name, attributes);
      const person = readSessionToken(c, publicUrl);
      if (person !== null) await accounts.endSession(db, person);
    },
    /** Lets a signed-in browser through, by key or as a person; all others are led to the sign-in page. */
    require: createMiddleware<ConsoleEnv>(async (c, next) => {
      const token = getCookie(c, name);
      const byKey = token ? await resumeSession(db, token, clock.now()) : null;
      const caller = byKey ?? (await resumePerson(c));
      if (!caller || (byKey && !hasScope(byKey, 'tickets'))) return c.redirect('/console/sign-in', 303);
      // Whatever changes something is work, before anything of it is read.
      const needed = readingMethods.includes(c.req.method) ? 'tickets' : 'work';
      if (!hasScope(caller, needed)) throw new HttpProblem('forbidden');
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
