import type { Context, Next } from 'hono';

/** Gives every request an id of our own (a caller's could hold anything) and names it in the answer. */
export async function requestId(c: Context, next: Next): Promise<void> {
  const id = crypto.randomUUID();
  c.set('requestId', id);
  await next();
  c.res.headers.set('x-request-id', id);
}
