import type { Context } from 'hono';

/** Whether a request comes from a page of ours, by what the browser says of it. */
export function isOwnPage(c: Context, publicUrl: string): boolean {
  const site = c.req.header('sec-fetch-site');
  const origin = c.req.header('origin');
  return site !== undefined
    ? site === 'same-origin'
    : origin !== undefined && isOwnOrigin(origin, c, publicUrl);
}

/** Behind a proxy that ends TLS the request's own address differs from the public one; either is ours. */
function isOwnOrigin(origin: string, c: Context, publicUrl: string): boolean {
  return origin === new URL(publicUrl).origin || origin === new URL(c.req.url).origin;
}
