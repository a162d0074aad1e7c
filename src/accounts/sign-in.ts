import type { PrismaClient } from '../db/generated/node/client.ts';
import type { Clock } from '../domain/clock.ts';
import { recordAccountEvent } from './account-event-store.ts';
import type { OpenAuth } from './auth.ts';
import { cookiePairs, onlyCookie, type CookieNames } from './library-cookies.ts';
import { hashRecoveryCode } from './recovery-codes.ts';
import type { Role } from './signed-in.ts';
import { forgetTries, giveBackTry, takeTry, type Counted } from './throttle-store.ts';
import { claimCode } from './used-code-store.ts';

export type SignInDeps = { db: PrismaClient; clock: Clock; openAuth: OpenAuth; names: CookieNames };

/** `cookies`: `Set-Cookie` lines for the browser. */
export type Refused = { kind: 'wrong' } | { kind: 'wait'; minutes: number };

/** What an authenticator app is set up with, and the codes for the day on which it is lost. */
export type Setup = { uri: string; recoveryCodes: string[] };

export type PasswordStep =
  Refused | { kind: 'second-step'; cookies: string[] } | { kind: 'set-up'; cookies: string[]; setup: Setup };

/**
 * The first step: e-mail and password. An address without an account is answered like a wrong password, in words and
 * in time; so is a locked one, whoever has it.
 */
export async function takePassword(
  { db, clock, openAuth }: SignInDeps,
  { email, password, address }: { email: string; password: string; address: string },
): Promise<PasswordStep> {
  const counted = countedOf(email, address);
  const user = await db.user.findUnique({ where: { email: email.toLowerCase() } });
  const failure = { db, clock, userId: user?.id ?? null, address, step: 'password' } as const;
  const wait = await waitFor(counted, failure);
  if (wait) return wait;
  const auth = await openAuth();
  const answer = await auth.api.signInEmail({
    body: { email, password },
    headers: new Headers(),
    asResponse: true,
  });
  if (!answer.ok) return wrong(failure);
  await giveBackTry(db, counted);
  const cookies = answer.headers.getSetCookie();
  if (user?.twoFactorEnabled) return { kind: 'second-step', cookies };
  const setup = await auth.api.enableTwoFactor({
    body: { password, method: 'totp' },
    headers: new Headers({ cookie: cookiePairs(cookies) }),
  });
  if (setup.method !== 'totp') throw new Error('the library set up another second factor');
  return { kind: 'set-up', cookies, setup: { uri: setup.totpURI, recoveryCodes: setup.backupCodes } };
}

export type CodeStep =
  Refused | { kind: 'start-again' } | { kind: 'signed-in'; cookies: string[]; role: Role; email: string };

/**
 * The second step: a code of the authenticator app or a recovery code, neither of which is taken twice. `cookie` is
 * what the browser sent with it.
 */
export async function takeCode(
  deps: SignInDeps,
  { cookie, typed, address }: { cookie: string; typed: string; address: string },
): Promise<CodeStep> {
  const { db, openAuth, names } = deps;
  const challenge = onlyCookie(cookie, names.secondStep);
  if (challenge === null) return { kind: 'start-again' };
  const { internalAdapter } = await (await openAuth()).$context;
  const waiting = await internalAdapter.findVerificationValue(challenge.value.split('.')[0] ?? '');
  const user = waiting && (await db.user.findUnique({ where: { id: waiting.value } }));
  if (!user || waiting.expiresAt <= new Date()) return { kind: 'start-again' };
  return checkCode(deps, { user, typed, address, cookie: challenge.pair, isSetUp: true });
}

/** The first code of a new authenticator app, by whoever has just given the password. */
export async function confirmSetUp(
  deps: SignInDeps,
  { cookie, typed, address }: { cookie: string; typed: string; address: string },
): Promise<CodeStep> {
  const session = onlyCookie(cookie, deps.names.session);
  if (session === null) return { kind: 'start-again' };
  const headers = new Headers({ cookie: session.pair });
  const auth = await deps.openAuth();
  const found = await auth.api.getSession({ headers });
  const user = found && (await deps.db.user.findUnique({ where: { id: found.user.id } }));
  if (!user || user.twoFactorEnabled) return { kind: 'start-again' };
  return checkCode(deps, { user, typed, address, cookie: session.pair, isSetUp: false });
}

type CheckedCode = {
  user: { id: string; email: string; name: string; role: Role };
  typed: string;
  address: string;
  cookie: string;
  isSetUp: boolean;
};

async function checkCode(deps: SignInDeps, check: CheckedCode): Promise<CodeStep> {
  const { db, clock, openAuth } = deps;
  const { user, typed, address, isSetUp } = check;
  const failure = { db, clock, userId: user.id, address, step: 'second_step' } as const;
  const counted = countedOf(user.email, address);
  const wait = await waitFor(counted, failure);
  if (wait) return wait;
  const code = typed.replace(/[\s-]/g, '');
  const isAppCode = /^\d{6}$/.test(code);
  if (!isAppCode && !isSetUp) return wrong(failure);
  if (isAppCode && !(await claimCode(db, user.id, code, clock.now()))) return wrong(failure);
  const headers = new Headers({ cookie: check.cookie });
  const auth = await openAuth();
  const answer = isAppCode
    ? await auth.api.verifyTOTP({ body: { code }, headers, asResponse: true })
    : await auth.api.verifyBackupCode({
        body: { code: await hashRecoveryCode(typed) },
        headers,
        asResponse: true,
      });
  if (!answer.ok) return wrong(failure);
  const now = clock.now();
  const by = { userId: user.id, actor: user.name };
  if (!isSetUp) await recordAccountEvent(db, { ...by, type: 'second_factor_set', detail: {} }, now);
  const detail = { address, with: isAppCode ? 'app' : 'recovery_code' } as const;
  await recordAccountEvent(db, { ...by, type: 'signed_in', detail }, now);
  await giveBackTry(db, counted);
  await forgetTries(db, { kind: 'account', name: user.email }, now);
  const cookies = answer.headers.getSetCookie();
  return { kind: 'signed-in', cookies, role: user.role, email: user.email };
}

function countedOf(email: string, address: string): Counted[] {
  return [
    { kind: 'account', name: email },
    { kind: 'address', name: address },
  ];
}

type Failure = {
  db: PrismaClient;
  clock: Clock;
  userId: string | null;
  address: string;
  step: 'password' | 'second_step';
};

async function waitFor(counted: Counted[], failure: Failure): Promise<Refused | null> {
  const { db, clock, userId, address, step } = failure;
  const now = clock.now();
  const taken = await takeTry(db, counted, now);
  if (taken.allowed) return null;
  if (taken.lockedNow) {
    const event = { type: 'locked_out', userId, actor: 'unknown', detail: { address, step } } as const;
    await recordAccountEvent(db, event, now);
  }
  return { kind: 'wait', minutes: taken.waitMinutes };
}

async function wrong({ db, clock, userId, address, step }: Failure): Promise<Refused> {
  const event = { type: 'sign_in_failed', userId, actor: 'unknown', detail: { address, step } } as const;
  await recordAccountEvent(db, event, clock.now());
  return { kind: 'wrong' };
}
