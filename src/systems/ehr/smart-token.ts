import { z } from 'zod';
import type { Clock } from '../../domain/clock.ts';
import { parseJson } from '../../domain/parse-json.ts';
import { faultOfStatus, RecordFault } from '../http/record-fault.ts';
import { signatureAlgorithm, type SigningKey } from './signing-keys.ts';

export type SmartAccount = {
  clientId: string;
  scopes: string;
  /** The first signs; the others where the server does not know it yet, or no more. */
  keys: readonly SigningKey[];
};

/** What the server has granted, and until when, in milliseconds of our clock. */
export type Grant = { token: string; scopes: string[]; until: number };

export type SmartToken = {
  grant(): Promise<Grant>;
  /** The server takes it no longer. */
  drop(grant: Grant): void;
};

const TokenAnswer = z.looseObject({
  access_token: z.string().min(1),
  token_type: z.string().regex(/^bearer$/i),
  expires_in: z.number().positive(),
  scope: z.string().nullish(),
});

/** SMART App Launch 2, backend services: an assertion lives for five minutes at most. */
const assertionSeconds = 240;
/** A token is not used in its last moments, so that it does not end on its way. */
const reserveMs = 30_000;

type Post = (url: string, form: URLSearchParams) => Promise<Response>;

/**
 * Signs in as a backend service (`private_key_jwt`, RFC 7523) and keeps the token until shortly before it ends. Those
 * who ask at the same time share one sign-in.
 *
 * @throws RecordFault where the server gives no token
 */
export function createSmartToken(
  account: SmartAccount,
  parts: { clock: Clock; tokenUrl: () => Promise<string>; post: Post },
): SmartToken {
  let kept: Grant | null = null;
  let asking: Promise<Grant> | null = null;

  async function signIn(): Promise<Grant> {
    const url = await parts.tokenUrl();
    for (const key of account.keys) {
      const form = new URLSearchParams({
        grant_type: 'client_credentials',
        scope: account.scopes,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: await assertionOf(account.clientId, url, key, parts.clock.now()),
      });
      const response = await parts.post(url, form);
      if (response.ok) return readGrant(await response.text(), account.scopes, parts.clock.now());
      await response.body?.cancel();
      // RFC 6749, 5.2: a client that is not known is 400 or 401; another key may be.
      if (response.status !== 400 && response.status !== 401) throw faultOfStatus('ehr', response.status);
    }
    throw new RecordFault('ehr', 'sign_in_refused');
  }

  return {
    async grant() {
      if (kept && kept.until > parts.clock.now().getTime()) return kept;
      asking ??= signIn().finally(() => (asking = null));
      return (kept = await asking);
    },
    drop(grant) {
      if (kept === grant) kept = null;
    },
  };
}

async function assertionOf(clientId: string, audience: string, key: SigningKey, now: Date): Promise<string> {
  const { importJWK, SignJWT } = await import('jose');
  const seconds = Math.floor(now.getTime() / 1000);
  return new SignJWT()
    .setProtectedHeader({ alg: signatureAlgorithm, kid: key.kid, typ: 'JWT' })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(audience)
    .setJti(crypto.randomUUID())
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + assertionSeconds)
    .sign(await importJWK(key, signatureAlgorithm));
}

function readGrant(text: string, asked: string, now: Date): Grant {
  const read = TokenAnswer.safeParse(parseJson(text));
  if (!read.success) throw new RecordFault('ehr', 'unreadable');
  const { access_token: token, expires_in: seconds, scope } = read.data;
  const lasts = seconds * 1000;
  const until = now.getTime() + Math.max(lasts / 2, lasts - reserveMs);
  return { token, scopes: (scope ?? asked).split(/\s+/).filter(Boolean), until };
}
