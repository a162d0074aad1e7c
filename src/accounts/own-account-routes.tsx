import { Hono, type Context } from 'hono';
import { deleteCookie } from 'hono/cookie';
import { languageOf } from '../http/language-of.ts';
import { HttpProblem } from '../http/problem.ts';
import { recordAccountEvent } from './account-event-store.ts';
import type { AccountDeps } from './account-deps.ts';
import { cookieOf, readSessionToken, sessionCookieName } from './cookies.ts';
import { page } from './layout.tsx';
import { cookieNames, onlyCookie } from './library-cookies.ts';
import { OwnAccountPage } from './own-account-page.tsx';
import { findPasswordFault } from './password-rules.ts';
import { requireUser } from './require-user.ts';
import { endSession, findSession } from './session-store.ts';
import { roles, type SignedInEnv } from './signed-in.ts';
import { giveBackTry, takeTry } from './throttle-store.ts';
import { passCookies } from './visitor.ts';
import { wordsIn } from './words.ts';

type Ctx = Context<SignedInEnv>;
type Shown = { alert?: string; notice?: string; codes?: readonly string[] };

/** `/account`: what everybody may do with their own account, and how long the session still lasts. */
export function createOwnAccountRoutes(deps: AccountDeps): Hono<SignedInEnv> {
  const { db, clock, publicUrl, openAuth } = deps;
  const names = cookieNames(publicUrl);
  const anybody = requireUser(deps, roles, '/account');
  const routes = new Hono<SignedInEnv>();

  routes.get('/account', anybody, (c) => show(c, {}));

  routes.post('/account/password', anybody, async (c) => {
    const words = wordsIn(languageOf(c));
    const { current, password } = await passwordsOf(c);
    const fault = await findPasswordFault(password, c.get('signedIn'));
    if (fault) return show(c, { alert: words.faults[fault] }, 422);
    const answer = await withCurrent(c, async (headers) =>
      (await openAuth()).api.changePassword({
        body: { currentPassword: current, newPassword: password, revokeOtherSessions: true },
        headers,
        asResponse: true,
      }),
    );
    if (!answer?.ok) return show(c, { alert: words.wrongCurrent }, 422);
    const { userId, name } = c.get('signedIn');
    const event = { type: 'password_changed', userId, actor: name, detail: { by: 'user' } } as const;
    await recordAccountEvent(db, event, clock.now());
    passCookies(c, answer.headers.getSetCookie());
    return show(c, { notice: words.changed });
  });

  routes.post('/account/recovery-codes', anybody, async (c) => {
    const words = wordsIn(languageOf(c));
    const { current } = await passwordsOf(c);
    const answer = await withCurrent(c, async (headers) =>
      (await openAuth()).api.generateBackupCodes({ body: { password: current }, headers, asResponse: true }),
    );
    if (!answer?.ok) return show(c, { alert: words.wrongCurrent }, 422);
    const { userId, name } = c.get('signedIn');
    const event = { type: 'recovery_codes_renewed', userId, actor: name, detail: {} } as const;
    await recordAccountEvent(db, event, clock.now());
    const { backupCodes } = (await answer.json()) as { backupCodes: string[] };
    return show(c, { codes: backupCodes });
  });

  routes.post('/account/sign-out', anybody, async (c) => {
    const { userId, name } = c.get('signedIn');
    const token = readSessionToken(c, publicUrl);
    if (token !== null) await endSession(db, token);
    const cookie = cookieOf(publicUrl, sessionCookieName);
    deleteCookie(c, cookie.name, cookie.attributes);
    await recordAccountEvent(db, { type: 'signed_out', userId, actor: name, detail: {} }, clock.now());
    return c.redirect('/account/sign-in?signed-out', 303);
  });

  routes.get('/account/session', async (c) => {
    const token = readSessionToken(c, publicUrl);
    const session = token === null ? null : await findSession(db, token, clock.now());
    if (!session) throw new HttpProblem('session_expired');
    return c.json({ seconds: secondsUntil(session.endsAt) });
  });

  routes.post('/account/keep', anybody, async (c) => {
    const session = await findSession(db, readSessionToken(c, publicUrl) ?? '', clock.now());
    if (!session) throw new HttpProblem('session_expired');
    return c.json({ seconds: secondsUntil(session.endsAt) });
  });

  function secondsUntil(moment: Date): number {
    return Math.floor((moment.getTime() - clock.now().getTime()) / 1000);
  }

  /** What wants the present password, with the tries counted as at a sign-in; null when there were too many. */
  async function withCurrent(c: Ctx, ask: (headers: Headers) => Promise<Response>): Promise<Response | null> {
    const counted = [{ kind: 'account', name: c.get('signedIn').email }] as const;
    if (!(await takeTry(db, counted, clock.now())).allowed) return null;
    const session = onlyCookie(c.req.header('cookie') ?? '', names.session);
    const answer = await ask(new Headers(session ? { cookie: session.pair } : {}));
    if (answer.ok) await giveBackTry(db, counted);
    return answer;
  }

  async function show(c: Ctx, shown: Shown, status: 200 | 422 = 200) {
    const signedIn = c.get('signedIn');
    const { facilityId } = signedIn;
    const facility = facilityId === null ? null : await db.facility.findUnique({ where: { id: facilityId } });
    const props = {
      words: wordsIn(languageOf(c)),
      formToken: c.get('formToken'),
      signedIn,
      facility: facility?.name ?? null,
      ...shown,
    };
    return c.html(page(<OwnAccountPage {...props} />), status);
  }

  return routes;
}

async function passwordsOf(c: Ctx): Promise<{ current: string; password: string }> {
  const { current, password } = await c.req.parseBody();
  return {
    current: typeof current === 'string' ? current : '',
    password: typeof password === 'string' ? password : '',
  };
}
