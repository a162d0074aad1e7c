import type { PrismaClient } from '../db/generated/node/client.ts';
import { sha256 } from '../domain/digest.ts';

/**
 * The database as the sign-in library sees it: it knows sessions by their token, and the row keeps the token's hash
 * alone. What it asked for by token comes back with the token.
 */
export function hashTokens(db: PrismaClient) {
  return db.$extends({
    query: {
      userSession: {
        async $allOperations({ args, query }) {
          const tokens = new Map<string, string>();
          const result: unknown = await query((await hashIn(args, tokens)) as typeof args);
          return restoreIn(result, tokens);
        },
      },
    },
  });
}

async function hashIn(value: unknown, tokens: Map<string, string>, isToken = false): Promise<unknown> {
  if (typeof value === 'string') {
    if (!isToken) return value;
    const hash = await sha256(value);
    tokens.set(hash, value);
    return hash;
  }
  if (Array.isArray(value)) return Promise.all(value.map((each) => hashIn(each, tokens, isToken)));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const entries = Object.entries(value).map(
    async ([key, each]) => [key, await hashIn(each, tokens, isToken || key === 'token')] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

function restoreIn(value: unknown, tokens: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((each) => restoreIn(each, tokens));
  if (typeof value !== 'object' || value === null || !('token' in value)) return value;
  const { token } = value;
  return { ...value, token: typeof token === 'string' ? (tokens.get(token) ?? token) : token };
}
