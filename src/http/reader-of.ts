import type { Context } from 'hono';
import { routePath } from 'hono/route';
import type { Clock } from '../domain/clock.ts';
import type { CallerEnv } from './authenticate.ts';

/** Who is shown something, by which route and when, for the audit trail. */
export function readerOf(c: Context<CallerEnv>, clock: Clock) {
  const { id, name, facilityId } = c.get('caller');
  return { apiKeyId: id, actor: name, facilityId, route: routePath(c, -1), at: clock.now() };
}
