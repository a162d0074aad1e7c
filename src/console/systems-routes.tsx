import { Hono } from 'hono';
import { z } from 'zod';
import { hasScope } from '../http/authenticate.ts';
import { HttpProblem } from '../http/problem.ts';
import { listEffects } from '../outbox/effect-list-store.ts';
import { readOutboxStand } from '../outbox/outbox-stand-store.ts';
import { takeEffectInHand } from '../pipeline/take-effect-in-hand.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { NotFoundPage, page } from './layout.tsx';
import { unbound } from './overview-routes.tsx';
import type { ConsoleEnv, Sessions } from './session.ts';
import { SystemsPage } from './systems-page.tsx';

const externalId = z
  .string()
  .trim()
  .max(200)
  .transform((text) => (text === '' ? undefined : text));

const handForm = z.discriminatedUnion('type', [
  z.object({ type: z.literal('send_again') }),
  z.object({ type: z.literal('done_by_hand'), externalId: externalId.optional() }),
]);

const notices = [
  ['taken', 'That has been done or taken up meanwhile.'],
  ['number', 'That is no number of a ticket there, or it is the one of another ticket: nothing was changed.'],
] as const;

/** How other systems are kept in step, and what a person does about what failed. */
export function createSystemsPages(
  { db, clock, timeZone }: Pick<ConsoleDeps, 'db' | 'clock' | 'timeZone'>,
  sessions: Sessions,
): Hono<ConsoleEnv> {
  const routes = new Hono<ConsoleEnv>();

  routes.get('/console/systems', sessions.require, async (c) => {
    const signedInAs = unbound(c);
    const [stands, failed] = await Promise.all([
      readOutboxStand(db, clock.now()),
      listEffects(db, { state: 'failed' }, { limit: 100, cursor: undefined }),
    ]);
    const shown = {
      ...{ stands, failed: failed.records, signedInAs, timeZone },
      mayWork: hasScope(c.get('caller'), 'work'),
      notice: notices.find(([key]) => c.req.query(key) !== undefined)?.[1] ?? null,
    };
    return c.html(page(<SystemsPage {...shown} />));
  });

  routes.post('/console/systems/effects/:id', sessions.requireOwnPage, sessions.require, async (c) => {
    const actor = unbound(c);
    if (!hasScope(c.get('caller'), 'work')) throw new HttpProblem('forbidden');
    const form = handForm.safeParse(await c.req.parseBody());
    if (!form.success) throw new HttpProblem('invalid_request');
    const inHand = { effectId: c.req.param('id'), said: form.data, actor, now: clock.now() };
    const result = await takeEffectInHand(db, inHand);
    if (result.kind === 'not_found') return c.html(page(<NotFoundPage signedInAs={actor} />), 404);
    const why = { applied: '', refused: '?taken', wrong_id: '?number' }[result.kind];
    return c.redirect(`/console/systems${why}`, 303);
  });
  return routes;
}
