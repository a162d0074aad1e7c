import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { html } from 'hono/html';
import { rights } from '../accounts/rights.ts';
import { SessionWarning } from '../accounts/session-warning.tsx';
import type { SignedIn } from '../accounts/signed-in.ts';

type Variables = { signedIn?: SignedIn; formToken?: string };

/**
 * What a page of the console has besides when a person, not a key, is signed in: the token in each form, the warning
 * before the session ends, and the way to the own account. One place, so that no form can be forgotten.
 */
export const finishPages = createMiddleware<{ Variables: Variables }>(async (c, next) => {
  await next();
  const [signedIn, formToken] = [c.get('signedIn'), c.get('formToken')];
  if (!signedIn || !formToken || !isPage(c)) return;
  const warning = await html`${(<SessionWarning formToken={formToken} language="en" />)}`;
  const finished = (await c.res.text())
    .replaceAll(/<form method="post"[^>]*>/g, (form) => `${form}${hiddenToken(formToken)}`)
    .replace('<main id="main">', (main) => main + warning.toString())
    .replace('</nav>', `${linksOf(signedIn)}</nav>`);
  c.res = new Response(finished, { status: c.res.status, headers: c.res.headers });
});

function isPage(c: Context): boolean {
  return c.res.headers.get('content-type')?.startsWith('text/html') ?? false;
}

/** The token is hexadecimal: there is nothing to escape. */
function hiddenToken(formToken: string): string {
  return `<input type="hidden" name="formToken" value="${formToken}"/>`;
}

function linksOf({ role }: SignedIn): string {
  const users = rights[role].users ? '<a href="/console/users">Users</a>' : '';
  return `${users}<a href="/account">Account</a>`;
}
