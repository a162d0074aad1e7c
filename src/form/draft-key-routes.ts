import { Hono } from 'hono';
import type { FormDeps, FormEnv } from './form-deps.ts';
import { findDraftKey } from './draft-key-store.ts';

/**
 * `POST /form/draft-key`: what a signed-in person's drafts are sealed with in the browser. Whoever is not signed in does
 * not get it, so that a draft on a shared tablet is nobody's but its writer's.
 */
export function createDraftKeyRoutes(deps: FormDeps): Hono<FormEnv> {
  return new Hono<FormEnv>().post('/form/draft-key', async (c) => {
    const key = await findDraftKey(deps.db, c.get('signedIn').userId, deps.clock.now());
    return c.json({ key: btoa(String.fromCharCode(...key)) });
  });
}
