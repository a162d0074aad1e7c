import { prismaAdapter } from 'better-auth/adapters/prisma';
import { betterAuth } from 'better-auth/minimal';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { PrismaClient } from '../db/generated/node/client.ts';
import type { Clock } from '../domain/clock.ts';
import { newId } from '../domain/id.ts';
import { cookieOf, secondStepCookieName, sessionCookieName } from './cookies.ts';
import { hashTokens } from './hash-tokens.ts';
import { longestPassword, shortestPassword } from './password-rules.ts';
import { hashedRecoveryCodes, newRecoveryCodes } from './recovery-codes.ts';
import { longestMs } from './session-store.ts';

export type AuthParts = {
  db: PrismaClient;
  clock: Clock;
  publicUrl: string;
  /** The name of the account in an authenticator app. */
  issuer: string;
  /** Of 32 bytes each: the first signs cookies and seals the secrets of second factors, all open them. */
  keys: readonly Uint8Array<ArrayBuffer>[];
};

export type Auth = Awaited<ReturnType<typeof createAuth>>;

/** The library, loaded when somebody first signs in: a gateway that only takes in messages does without it. */
export type OpenAuth = () => Promise<Auth>;

/** How long the second step may take after the password. */
const secondStepSeconds = 600;

/**
 * The sign-in library on our tables: passwords, second factors and sessions. It is called by our own pages alone; no
 * address of its own is open. Limits of tries and addresses are ours too, because they are shared by all processes.
 */
export async function createAuth({ db, clock, publicUrl, issuer, keys }: AuthParts) {
  const cookies = Object.fromEntries(
    Object.entries({ session_token: sessionCookieName, two_factor: secondStepCookieName }).map(
      ([key, name]) => [key, cookieOf(publicUrl, name)],
    ),
  );
  return betterAuth({
    appName: issuer,
    baseURL: publicUrl,
    basePath: '/account',
    secrets: await Promise.all(keys.map(secretOf)),
    database: prismaAdapter(hashTokens(db), { provider: 'postgresql' }),
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
    },
    session: {
      modelName: 'userSession',
      expiresIn: longestMs / 1000,
      disableSessionRefresh: true,
      additionalFields: {
        startedAt: { type: 'date', required: true, input: false },
        usedAt: { type: 'date', required: true, input: false },
      },
    },
    account: { modelName: 'userCredential' },
    verification: { modelName: 'userVerification', storeIdentifier: 'hashed' },
    plugins: [
      twoFactor({
        issuer,
        twoFactorTable: 'userSecondFactor',
        twoFactorCookieMaxAge: secondStepSeconds,
        backupCodeOptions: {
          storeBackupCodes: hashedRecoveryCodes,
          customBackupCodesGenerate: newRecoveryCodes,
        },
      }),
    ],
    advanced: {
      useSecureCookies: false, // the names and the flag come with `cookieOf`
      cookies,
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => newId(clock.now()) },
    },
    databaseHooks: {
      session: {
        create: {
          /** Nobody who was disabled gets a session, whichever way they came. */
          async before(session) {
            const user = await db.user.findUnique({ where: { id: session.userId } });
            if (!user || user.disabledAt !== null) return false;
            const now = clock.now();
            return { data: { ...session, startedAt: now, usedAt: now, userAgent: null, ipAddress: null } };
          },
        },
      },
    },
  });
}

/** A key's version is of its own making, so that it keeps it wherever it stands in the list. */
async function secretOf(key: Uint8Array<ArrayBuffer>): Promise<{ version: number; value: string }> {
  const digest = new DataView(await crypto.subtle.digest('SHA-256', key));
  return { version: digest.getUint32(0), value: btoa(String.fromCharCode(...key)) };
}
