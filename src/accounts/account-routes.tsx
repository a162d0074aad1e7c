import { Hono } from 'hono';
import type { AccountDeps } from './account-deps.ts';
import { createOwnAccountRoutes } from './own-account-routes.tsx';
import { createPasswordRoutes } from './password-routes.tsx';
import { createSignInRoutes } from './sign-in-routes.tsx';
import { accountStyles } from './styles.ts';

/** Everything below `/account`: signing in and out, invitations, one's own account. */
export function createAccountRoutes(deps: AccountDeps): Hono {
  const routes = new Hono();
  routes.get('/account/account.css', (c) =>
    c.body(accountStyles, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' }),
  );
  routes.get('/account/session-warning.js', (c) =>
    c.body(deps.warningScript, 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-cache',
    }),
  );
  routes.route('/', createSignInRoutes(deps));
  routes.route('/', createPasswordRoutes(deps));
  routes.route('/', createOwnAccountRoutes(deps));
  return routes;
}
