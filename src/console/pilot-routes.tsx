import { Hono } from 'hono';
import { z } from 'zod';
import { channels } from '../domain/message.ts';
import { hasScope } from '../http/authenticate.ts';
import { HttpProblem } from '../http/problem.ts';
import { textField } from '../http/text-field.ts';
import { savePilot } from '../outbox/pilot-store.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { unbound } from './overview-routes.tsx';
import type { ConsoleEnv, Sessions } from './session.ts';

const pilotForm = z.object({
  basedOn: z.coerce.number().int().min(0),
  facilities: z
    .string()
    .transform((text) =>
      [...new Set(text.split(/[\r\n,]+/).map((id) => id.trim()))].filter((id) => id !== ''),
    )
    .pipe(z.array(textField(200)).max(500)),
  channels: z.array(z.enum(channels)),
  reason: textField(500),
});

/** A supervisor or administrator says with which part the site begins. */
export function createPilotPage(
  { db, clock }: Pick<ConsoleDeps, 'db' | 'clock'>,
  sessions: Sessions,
): Hono<ConsoleEnv> {
  const routes = new Hono<ConsoleEnv>();
  routes.post('/console/systems/pilot', sessions.requireOwnPage, sessions.require, async (c) => {
    const author = unbound(c);
    if (!hasScope(c.get('caller'), 'admin')) throw new HttpProblem('forbidden');
    const { channels: named = [], ...sent } = await c.req.parseBody({ all: true });
    const form = pilotForm.safeParse({ ...sent, channels: [named].flat() });
    if (!form.success) return c.redirect('/console/systems?pilot', 303);
    const saved = await savePilot(db, { ...form.data, author }, clock.now());
    const notice = { saved: '', stale: '?pilot-taken', unknown: '?pilot' }[saved.kind];
    return c.redirect(`/console/systems${notice}`, 303);
  });
  return routes;
}
