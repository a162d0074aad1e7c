import type { Context } from 'hono';

/** A page is navigated to, a script fetches; older browsers say so by what they accept. */
export function wantsPage(c: Context): boolean {
  const mode = c.req.header('sec-fetch-mode');
  return mode !== undefined
    ? mode === 'navigate'
    : (c.req.header('accept') ?? '').toLowerCase().includes('text/html');
}
