import type { Context, MiddlewareHandler, Next } from 'hono';
import { routePath } from 'hono/route';
import type { HttpLog } from './log.ts';

/** One line a request: method, route pattern, status, milliseconds. No address, query, header or body. */
export function accessLog(log: HttpLog): MiddlewareHandler {
  return async function accessLog(c: Context, next: Next) {
    const startedAt = performance.now();
    await next();
    log.info(
      {
        requestId: c.get('requestId') as unknown,
        method: c.req.method,
        route: routePath(c, -1),
        status: c.res.status,
        durationMs: Math.round((performance.now() - startedAt) * 10) / 10,
      },
      'request',
    );
  };
}
