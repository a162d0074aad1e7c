import type { Context, MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { takeTry, type Counted } from '../accounts/throttle-store.ts';
import { HttpProblem } from '../http/problem.ts';
import { wantsPage } from '../http/wants-page.ts';
import { frameOf } from './form-context.ts';
import type { FormDeps, FormEnv } from './form-deps.ts';
import { entriesOf, KeptPage } from './kept-page.tsx';
import { page } from './layout.tsx';

type Use = Extract<Counted['kind'], 'search' | 'check' | 'send'>;

/** What is not done at one of these addresses searches, or loads what was searched for. */
const uses: readonly { path: RegExp; step?: string; use: Use }[] = [
  { path: /^\/form(\/list)?$/, step: 'send', use: 'send' },
  { path: /^\/form\/requests\/[^/]+\/(answer|reply|withdraw)$/, use: 'send' },
  { path: /^\/form\/list$/, use: 'check' },
  { path: /^\/form\/requests\/export$/, use: 'check' },
];

/**
 * So many searches, checks and sends a minute for one signed-in person, through whichever process. Whoever goes beyond
 * waits, and gets a page that holds what was entered; scripts get 429 with `Retry-After`.
 */
export function limitUse(deps: FormDeps): MiddlewareHandler<FormEnv> {
  const { db, clock } = deps;
  return createMiddleware<FormEnv>(async (c, next) => {
    if (c.req.method !== 'POST') return next();
    const taken = await takeTry(db, [{ kind: await useOf(c), name: c.get('signedIn').userId }], clock.now());
    if (taken.allowed) return next();
    const headers = { 'retry-after': String(taken.waitSeconds) };
    if (!wantsPage(c)) throw new HttpProblem('rate_limited', { headers });
    const frame = await frameOf(deps, c, '/form');
    const { title, text, then } = frame.words.tooOften;
    const texts: [string, string] = [text(taken.waitMinutes), then];
    const kept = { frame, path: c.req.path, entries: await entriesOf(await c.req.formData()), title, texts };
    return c.html(page(<KeptPage {...kept} />), 429, headers);
  });
}

async function useOf(c: Context<FormEnv>): Promise<Use> {
  const { path } = c.req;
  const step = path === '/form' || path === '/form/list' ? (await c.req.formData()).get('do') : null;
  return uses.find((one) => one.path.test(path) && (one.step ?? step) === step)?.use ?? 'search';
}
