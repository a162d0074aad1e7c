import { Hono } from 'hono';
import { z } from 'zod';
import { isSameSecret } from '../../domain/is-same-secret.ts';
import { parseJson } from '../../domain/parse-json.ts';
import { HttpProblem } from '../../http/problem.ts';

export type HelpdeskRouteDeps = {
  /** What the automation rule sends in `X-Gateway-Secret`; null: nothing is taken. */
  secret: string | null;
  /** Resolves after it is durable that the ticket is to be read. */
  readTicket: (externalId: string) => Promise<unknown>;
};

const id = z.union([z.int().positive(), z.string().regex(/^[1-9]\d{0,18}$/)]).transform(String);
const named = z.looseObject({ ticket_id: id });
/** The body is what the administrator made of it; Freshdesk's own suggestion wraps it. */
const hint = z.union([
  named,
  z.looseObject({ freshdesk_webhook: named }).transform((body) => body.freshdesk_webhook),
]);

/**
 * Freshdesk's webhooks, which are sent by an automation rule and carry no signature: what they say is a hint alone, and
 * the ticket is read from Freshdesk itself.
 */
export function createHelpdeskRoutes({ secret, readTicket }: HelpdeskRouteDeps): Hono {
  const routes = new Hono();
  routes.post('/webhooks/freshdesk', async (c) => {
    if (secret === null) throw new HttpProblem('unavailable');
    if (!(await isSameSecret(c.req.header('x-gateway-secret') ?? '', secret)))
      throw new HttpProblem('forbidden');
    const read = hint.safeParse(parseJson(await c.req.text()));
    if (!read.success) throw new HttpProblem('invalid_request');
    await readTicket(read.data.ticket_id);
    return c.body(null, 204);
  });
  return routes;
}
