import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { OpenAuth } from '../accounts/auth.ts';
import type { Settings } from '../config/settings.ts';
import type { PrismaClient } from '../db/generated/node/client.ts';
import type { Clock } from '../domain/clock.ts';
import { readOrCreateKey } from './key-file.ts';

type AccountSettings = Pick<Settings, 'accountKeys' | 'dataDir' | 'orgName' | 'publicUrl'>;

/** The sign-in library with the keys of the settings, or with one that is kept in the data folder. */
export async function openAccounts(
  { accountKeys, dataDir, orgName, publicUrl }: AccountSettings,
  { db, clock }: { db: PrismaClient; clock: Clock },
): Promise<OpenAuth> {
  const keys = await accountKeysOf({ accountKeys, dataDir });
  let opened: ReturnType<OpenAuth> | null = null;
  return () => (opened ??= open());

  async function open() {
    const { createAuth } = await import('../accounts/auth.ts');
    return createAuth({ db, clock, publicUrl, issuer: orgName || 'Refill Gateway', keys });
  }
}

/** Those of the settings, or one that is kept in the data folder. */
export async function accountKeysOf({
  accountKeys,
  dataDir,
}: Pick<Settings, 'accountKeys' | 'dataDir'>): Promise<Uint8Array<ArrayBuffer>[]> {
  return accountKeys.length > 0 ? accountKeys : [await readOrCreateKey(dataDir, 'accounts.key')];
}

/**
 * Where a request comes from: what the proxy in front has written last into its header, or the connection. Without
 * either (a test without a port) everybody is one.
 */
export function clientAddress(header: string | null): (c: Context) => string {
  return (c) => {
    if (header !== null) return c.req.header(header)?.split(',').at(-1)?.trim() ?? 'unknown';
    const env = c.env as Partial<HttpBindings> | undefined;
    return env?.incoming?.socket.remoteAddress ?? 'unknown';
  };
}
