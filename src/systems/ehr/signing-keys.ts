import type { JWK } from 'jose';
import { z } from 'zod';
import { parseJson } from '../../domain/parse-json.ts';

/** RS384, which every server of SMART App Launch 2 takes. */
export const signatureAlgorithm = 'RS384';

export type SigningKey = JWK & { kid: string };

const PrivateKey = z.looseObject({
  kty: z.literal('RSA'),
  kid: z.string().min(1),
  n: z.string(),
  e: z.string(),
  d: z.string(),
});
const PrivateKeySet = z.object({ keys: z.array(PrivateKey).min(1).max(4) });

/** The private keys of a JSON Web Key Set, the one to sign with first; null for what is none. */
export function readSigningKeys(text: string): SigningKey[] | null {
  const read = PrivateKeySet.safeParse(parseJson(text));
  if (!read.success) return null;
  const names = new Set(read.data.keys.map(({ kid }) => kid));
  return names.size === read.data.keys.length ? read.data.keys : null;
}

/** What a server is told of our keys: all of them, so that a new one is known before it signs. */
export function publicKeySet(keys: readonly SigningKey[]): { keys: JWK[] } {
  const shown = { alg: signatureAlgorithm, use: 'sig', key_ops: ['verify'] };
  return { keys: keys.map(({ kid, n = '', e = '' }) => ({ kty: 'RSA', kid, n, e, ...shown })) };
}

/** A new key behind those that are there: it signs once it stands first. */
export async function withNewKey(keys: readonly SigningKey[]): Promise<{ keys: SigningKey[] }> {
  const { calculateJwkThumbprint, exportJWK, generateKeyPair } = await import('jose');
  const { privateKey } = await generateKeyPair(signatureAlgorithm, {
    modulusLength: 3072,
    extractable: true,
  });
  const jwk = await exportJWK(privateKey);
  return { keys: [...keys, { ...jwk, kid: await calculateJwkThumbprint(jwk) }] };
}
